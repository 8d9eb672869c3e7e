package cn.jince.platform.access;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import java.util.Set;

/** Whom a row of the table lets in; what they may see of it is the use case's. */
sealed interface Who {
    /** Everybody, with or without a token. */
    record Anybody() implements Who {}

    /** Whoever carries a sound token. */
    record SignedIn() implements Who {}

    /** Persons, who act by their mandates. */
    record Persons() implements Who {}

    /** Officers of any role, and services of the house. */
    record Officers() implements Who {}

    /** Holders of any of the roles, officers or systems. */
    record AnyOf(Set<Role> roles) implements Who {}

    default boolean letsIn(Caller caller) {
        return switch (this) {
            case Anybody _ -> true;
            case SignedIn _ -> caller.kind() != Caller.Kind.ANONYMOUS;
            case Persons _ -> caller.kind() == Caller.Kind.PERSON;
            case Officers _ -> caller.kind() == Caller.Kind.OFFICER || caller.has(Role.HOUSE);
            case AnyOf(Set<Role> roles) -> roles.stream().anyMatch(caller::has);
        };
    }
}
