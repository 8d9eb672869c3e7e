package cn.jince.adapters.conformance;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How long calls may take while the kit runs. */
public enum Tempo {
    /** As the descriptor says: what a department and a vendor want to see. */
    DECLARED,
    /** Short where a limit must be met, generous where an answer must come: for a machine with much else to do. */
    BRISK;

    private static final List<String> PARTS = List.of("connect", "tls", "acquire", "first-byte", "idle-body");

    /** For calls that are to end by one of their limits. */
    void limits(ObjectNode capability) {
        if (this == BRISK) {
            times(capability, "200ms");
        }
    }

    /** For calls that are to end by an answer. */
    void answers(ObjectNode capability) {
        if (this == BRISK) {
            times(capability, "15s");
        }
    }

    private static void times(ObjectNode capability, String each) {
        ObjectNode times = capability.withObject("timeouts");
        PARTS.forEach(part -> times.put(part, each));
        times.put("total", "60s");
        capability.withObject("retry").put("backoff", "10ms");
    }
}
