package cn.jince.gateway.token;

import cn.jince.api.identity.Role;
import org.jspecify.annotations.Nullable;

/** Whom a route is for; what they may do inside is the platform's table. */
public enum Audience {
    EVERYBODY,
    /** Persons, officers and devices: whoever is signed in and no system. */
    PEOPLE,
    OFFICERS,
    /** Systems that integrate with us; services of the house have their own ways in and none through this door. */
    SYSTEMS,
    SYSTEMS_AND_OPERATORS,
    OPERATORS,
    NOBODY;

    public boolean admits(@Nullable Caller caller) {
        if (this == EVERYBODY) {
            return true;
        }
        if (caller == null) {
            return false;
        }
        return switch (this) {
            case EVERYBODY -> true;
            case PEOPLE -> !caller.isSystem();
            case OFFICERS -> caller.kind().equals("OFFICER");
            case SYSTEMS -> isLegacy(caller);
            case SYSTEMS_AND_OPERATORS -> isLegacy(caller) || isOperator(caller);
            case OPERATORS -> isOperator(caller);
            case NOBODY -> false;
        };
    }

    private static boolean isLegacy(Caller caller) {
        return caller.isSystem() && caller.hasRole(Role.LEGACY.name());
    }

    private static boolean isOperator(Caller caller) {
        return !caller.isSystem() && caller.hasRole(Role.OPERATOR.name());
    }
}
