package cn.jince.platform.local;

import java.util.List;

/** Why additions were not taken. */
public sealed interface AdditionsRefusal {
    /** No such item, or not the caller's division. */
    record NotFound() implements AdditionsRefusal {}

    record VersionRequired() implements AdditionsRefusal {}

    record Stale(int current) implements AdditionsRefusal {}

    /** @param reasons all of them at once */
    record Invalid(List<String> reasons) implements AdditionsRefusal {}
}
