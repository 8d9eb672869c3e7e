package cn.jince.api.reply;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What became of a command sent to a legacy system. Only {@code NotSent} may be sent again; {@code Ambiguous} is
 * queried.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CommandReply.Accepted.class, name = "ACCEPTED"),
    @JsonSubTypes.Type(value = CommandReply.Rejected.class, name = "REJECTED"),
    @JsonSubTypes.Type(value = CommandReply.NotSent.class, name = "NOT_SENT"),
    @JsonSubTypes.Type(value = CommandReply.Ambiguous.class, name = "AMBIGUOUS")
})
public sealed interface CommandReply {

    /** They took it; {@code receipt} is their number. */
    record Accepted(String receipt) implements CommandReply {}

    /** They refused it for good. */
    record Rejected(String code, String notice) implements CommandReply {}

    /** Certainly not a byte of it arrived; it may be sent again. */
    record NotSent(Reply.Reason reason, String notice) implements CommandReply {}

    /** It may have arrived. Ask with {@code reconcileKey} before anything else. */
    record Ambiguous(String reconcileKey) implements CommandReply {}
}
