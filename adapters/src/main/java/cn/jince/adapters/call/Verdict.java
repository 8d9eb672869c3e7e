package cn.jince.adapters.call;

import cn.jince.api.adapters.AdapterViews.Attributes;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a readable answer says. */
sealed interface Verdict {
    record Found(
            Attributes attributes,
            @Nullable LocalDate asOf,
            @Nullable Instant recordedAt) implements Verdict {}

    record NotThere() implements Verdict {}

    record Refused(String code) implements Verdict {}
}
