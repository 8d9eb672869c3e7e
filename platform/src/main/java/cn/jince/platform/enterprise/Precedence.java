package cn.jince.platform.enterprise;

import cn.jince.platform.kernel.Attribute;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * 一数多源: whose word holds where several sources state one attribute. The attribute's own source comes first; what the
 * others say is kept beside it and never mixed in.
 */
public final class Precedence {
    private static final Map<String, List<String>> FURTHER = Map.of(
            "employees", List.of("sx.stats", "sx.tax"),
            "annual_revenue", List.of("sx.stats"),
            "main_business_revenue", List.of("sx.stats"),
            "total_assets", List.of("sx.stats"),
            "registration_status", List.of("sx.tax"));

    private Precedence() {}

    /** The sources that may state it, whose word holds first. */
    public static List<String> of(Attribute attribute) {
        List<String> further = FURTHER.getOrDefault(attribute.key(), List.of());
        return Stream.concat(Stream.of(attribute.system()), further.stream()).toList();
    }
}
