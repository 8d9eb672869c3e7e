package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;

/** Who may ask what: the one table. */
final class Access {
    static boolean may(Caller caller, Capability capability, Question question) {
        if (question.purpose().isBlank()) {
            return false;
        }
        return switch (capability.kind()) {
            case COMMAND, LOOKUP -> caller.has(Role.HOUSE);
            case COLLECTION -> false;
            case QUERY ->
                caller.has(Role.HOUSE) || integrator(caller, capability) || inPersonOrOffice(caller, question);
        };
    }

    /** Integrators ask what its owner has opened to them by name. */
    static boolean integrator(Caller caller, Capability capability) {
        return caller.has(Role.LEGACY)
                && capability.openTo() != null
                && capability.openTo().contains(caller.id());
    }

    private static boolean inPersonOrOffice(Caller caller, Question question) {
        return switch (caller.kind()) {
            case PERSON -> caller.actsFor(question.subject());
            case OFFICER -> caller.covers(question.division()) || caller.has(Role.OPERATOR);
            case ANONYMOUS, SYSTEM, DEVICE -> false;
        };
    }

    private Access() {}
}
