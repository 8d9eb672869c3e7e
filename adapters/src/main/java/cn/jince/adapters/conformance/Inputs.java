package cn.jince.adapters.conformance;

import cn.jince.adapters.catalogue.MagicInput;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the kit asks with: an enterprise the system knows, and plain values for everything else. @param said by whoever
 * runs the kit, by our name of the parameter
 */
public record Inputs(Map<String, Object> said) {
    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)\\}");
    private static final Set<String> OF_PAGES = Set.of("page", "pageSize");
    private static final Map<String, Object> USUAL = Map.of(
            "creditCode", "91140902MAJC00010Q",
            "name", "忻州云中重型装备有限公司",
            "payee", "忻州云中重型装备有限公司",
            "bank", "工商银行忻州分行",
            "account", "6222000011110001",
            "amountFen", 1L,
            "day", "2026-01-01",
            "purpose", "符合性检测");

    /** @param key of a command, as {@code key} or under any name that ends in Id */
    Map<String, Object> of(Capability capability, String key) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (String name : names(capability.request())) {
            parameters.put(name, named(name) ? key : said.getOrDefault(name, USUAL.getOrDefault(name, "符合性检测")));
        }
        return parameters;
    }

    /** The same about somebody nobody knows; null where there is nobody to ask about. */
    @Nullable
    Map<String, Object> ofNobody(Capability capability, String key) {
        Map<String, Object> parameters = of(capability, key);
        if (parameters.computeIfPresent("creditCode", (_, _) -> MagicInput.ABSENT.creditCode()) != null) {
            return parameters;
        }
        return parameters.keySet().stream().anyMatch(Inputs::named) ? parameters : null;
    }

    /** Whether the parameter names an order. */
    private static boolean named(String parameter) {
        return parameter.equals("key") || parameter.endsWith("Id");
    }

    private static Set<String> names(Request request) {
        Set<String> names = new TreeSet<>();
        Stream.of(request.parameters(), request.headers(), request.form(), request.body())
                .filter(each -> each != null)
                .flatMap(each -> each.values().stream())
                .filter(ours -> !ours.startsWith("=") && !OF_PAGES.contains(ours))
                .forEach(names::add);
        Matcher inPath = IN_PATH.matcher(request.path() == null ? "" : request.path());
        while (inPath.find()) {
            names.add(inPath.group(1));
        }
        return names;
    }
}
