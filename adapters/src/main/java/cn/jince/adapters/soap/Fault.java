package cn.jince.adapters.soap;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.api.reply.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What they say went wrong. A code of it that stands in the code table of the capability is their answer; any other
 * fault is a bad one, but for the words WS-Security has for who may not call.
 *
 * @param codes without their prefixes, the narrowest first
 */
record Fault(List<String> codes) {
    static final String NAME = "Fault";
    private static final Set<String> NOT_LET_IN =
            Set.of("FailedAuthentication", "InvalidSecurity", "MessageExpired", "FailedCheck");

    /** @param said the element, of SOAP 1.1 or 1.2 */
    static Fault of(@Nullable Object said) {
        List<String> codes = new ArrayList<>();
        if (said instanceof Map<?, ?> fault) {
            add(codes, fault.get("faultcode"));
            Object here = fault.get("Code");
            while (here instanceof Map<?, ?> code) {
                add(codes, code.get("Value"));
                here = code.get("Subcode");
            }
        }
        return new Fault(List.copyOf(codes));
    }

    private static void add(List<String> codes, @Nullable Object name) {
        if (name instanceof String text) {
            codes.addFirst(text.substring(text.indexOf(':') + 1).strip());
        }
    }

    /** As an answer with that code and nothing else. */
    Map<String, Object> answer(Capability capability) {
        Map<String, ?> table = Objects.requireNonNull(capability.codes());
        String listed = codes.stream().filter(table::containsKey).findFirst().orElse(null);
        if (listed != null) {
            return at(Objects.requireNonNull(capability.result()).code(), listed);
        }
        throw codes.stream().anyMatch(NOT_LET_IN::contains)
                ? CallFailed.because(Reply.Reason.FORBIDDEN, "they do not let us")
                : CallFailed.badAnswer("a SOAP fault");
    }

    private static Map<String, Object> at(String path, String code) {
        int dot = path.indexOf('.');
        return new HashMap<>(
                dot < 0 ? Map.of(path, code) : Map.of(path.substring(0, dot), at(path.substring(dot + 1), code)));
    }
}
