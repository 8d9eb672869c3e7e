package cn.jince.adapters.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of the history. @param proposedBy the other of the four eyes, for a move to LIVE */
public record PastMove(
        String capability,
        String division,
        String from,
        String to,
        String reason,
        String actor,
        @Nullable String proposedBy,
        Instant at) {}
