package cn.jince.api.reply;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a legacy system answers to a question. Unknown is never absent: no code can take one for the other.
 *
 * @param <T> the value of an answer, in our words
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reply")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Answered.class, name = "ANSWERED"),
    @JsonSubTypes.Type(value = Reply.Absent.class, name = "ABSENT"),
    @JsonSubTypes.Type(value = Reply.Unknown.class, name = "UNKNOWN")
})
public sealed interface Reply<T> {

    /** They have the record. */
    record Answered<T>(T value, Provenance provenance) implements Reply<T> {}

    /** They have no such record; asking again will not help. */
    record Absent<T>(Provenance provenance) implements Reply<T> {}

    /**
     * We do not know.
     *
     * @param notice Chinese sentence for the enterprise: what is the matter and what it can do meanwhile
     * @param askAgainAfter when another try makes sense
     * @param since since when it has been so, if that is known
     * @param expected the day the source is planned to answer, for systems not connected yet
     */
    record Unknown<T>(
            Reason reason,
            String system,
            String systemName,
            String notice,
            Duration askAgainAfter,
            @Nullable Instant since,
            @Nullable LocalDate expected)
            implements Reply<T> {}

    /** Why we do not know. */
    enum Reason {
        NOT_CONNECTED,
        SUSPENDED,
        TIMEOUT,
        BREAKER_OPEN,
        SATURATED,
        BAD_ANSWER,
        FORBIDDEN,
        OFF_HOURS
    }
}
