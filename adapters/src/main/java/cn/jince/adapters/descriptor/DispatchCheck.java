package cn.jince.adapters.descriptor;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Dispatch;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether a command can be carried on as its descriptor says. */
final class DispatchCheck {

    static void check(MarkedYaml yaml, String at, Capability capability) {
        Dispatch dispatch = capability.dispatch();
        if (dispatch == null) {
            return;
        }
        yaml.require(at, capability.kind() == Kind.COMMAND, "is for commands only");
        yaml.require(at + "/lookup", offers(yaml, dispatch.lookup()), "is no lookup of this system");
        yaml.require(at + "/statement", offers(yaml, dispatch.statement()), "is no lookup of this system");
        yaml.require(
                at + "/longest",
                dispatch.longest().compareTo(dispatch.backoff()) >= 0,
                "must not be below the backoff");
    }

    private static boolean offers(MarkedYaml yaml, @Nullable String lookup) {
        if (lookup == null) {
            return true;
        }
        for (JsonNode each : yaml.tree().path("capabilities")) {
            if (each.path("capability").asString("").equals(lookup)
                    && each.path("kind").asString("").equals(Kind.LOOKUP.name())) {
                return true;
            }
        }
        return false;
    }

    private DispatchCheck() {}
}
