package cn.jince.adapters.collection;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the last or the present pass of one capability stands. */
public record JobState(
        String capability,
        boolean running,
        @Nullable Instant due,
        @Nullable Instant started,
        @Nullable Instant finished,
        long received,
        long accepted,
        long quarantined,
        @Nullable LocalDate asOf,
        long failures,
        @Nullable String error,
        @Nullable Instant errorAt) {}
