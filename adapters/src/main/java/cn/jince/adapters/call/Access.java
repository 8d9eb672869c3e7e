package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;

/** Who may ask what: the one table. */
final class Access {
    static boolean may(Caller caller, Kind kind, Question question) {
        if (question.purpose().isBlank()) {
            return false;
        }
        return switch (kind) {
            case COMMAND, LOOKUP -> caller.has(Role.HOUSE);
            case COLLECTION -> false;
            case QUERY -> caller.has(Role.HOUSE) || inPersonOrOffice(caller, question);
        };
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
