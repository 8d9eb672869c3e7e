package cn.jince.platform.enterprise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 大中小微型企业划分 (工信部联企业〔2011〕300号, 2017): the lowest class over the indicators of the industry. */
public final class SizeClasses {
    private static final List<String> FROM_LOW = List.of("micro", "small", "medium", "large");
    private final Map<String, List<Threshold>> byPrefix = new HashMap<>();

    /** What the indicators come to. */
    public sealed interface Size {
        /** @param name large medium small micro */
        record Class(String name) implements Size {}

        /** The industry has no classes. */
        record NoClass() implements Size {}

        /** @param indicator attribute that must be known first */
        record Open(String indicator) implements Size {}
    }

    private record Threshold(String indicator, BigDecimal small, BigDecimal medium, BigDecimal large) {
        int rank(BigDecimal value) {
            if (value.compareTo(large) >= 0) {
                return 3;
            }
            if (value.compareTo(medium) >= 0) {
                return 2;
            }
            return value.compareTo(small) >= 0 ? 1 : 0;
        }
    }

    public SizeClasses() {
        try (InputStream in = Objects.requireNonNull(
                SizeClasses.class.getClassLoader().getResourceAsStream("data/sme_size_thresholds.json"))) {
            JsonNode table = JsonMapper.shared().readTree(in);
            for (JsonNode industry : table.path("industries")) {
                List<Threshold> thresholds = new ArrayList<>();
                for (JsonNode one : industry.path("indicators")) {
                    thresholds.add(new Threshold(
                            attribute(one.path("indicator").stringValue()),
                            one.path("small_min").decimalValue(),
                            one.path("medium_min").decimalValue(),
                            one.path("large_min").decimalValue()));
                }
                industry.path("gbt4754_prefixes").forEach(prefix -> byPrefix.put(prefix.stringValue(), thresholds));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String attribute(String indicator) {
        return switch (indicator) {
            case "employees" -> "employees";
            case "revenue_wan" -> "annual_revenue";
            case "assets_wan" -> "total_assets";
            default -> throw new IllegalArgumentException("indicator: " + indicator);
        };
    }

    /** @param value of an indicator, null where it is not known; one that is micro already settles the class */
    public Size of(String section, String industryCode, Function<String, @Nullable BigDecimal> value) {
        @Nullable List<Threshold> thresholds = thresholds(section, industryCode);
        if (thresholds == null) {
            return new Size.NoClass();
        }
        int lowest = 3;
        @Nullable String missing = null;
        for (Threshold threshold : thresholds) {
            @Nullable BigDecimal known = value.apply(threshold.indicator());
            if (known == null) {
                missing = threshold.indicator();
            } else {
                lowest = Math.min(lowest, threshold.rank(known));
            }
        }
        return missing == null || lowest == 0 ? new Size.Class(FROM_LOW.get(lowest)) : new Size.Open(missing);
    }

    private @Nullable List<Threshold> thresholds(String section, String industryCode) {
        for (int length = Math.min(3, industryCode.length()); length >= 2; length--) {
            @Nullable List<Threshold> found = byPrefix.get(industryCode.substring(0, length));
            if (found != null) {
                return found;
            }
        }
        return byPrefix.get(section);
    }
}
