package cn.jince.api.adapters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of commands to legacy systems that cross the wire. */
public final class CommandViews {

    /**
     * A command to be carried out once.
     *
     * @param id stable business key, 8 to 64 letters, digits or hyphens; the idempotency key at their side
     * @param capability for example {@code city.claim-relay}, {@code hotline.ticket}
     * @param divisionCode picks the nearest system that takes it
     * @param subject the enterprise or record it is about
     * @param payload in our words, as the capability's descriptor names them
     */
    public record CommandForm(
            String id,
            String capability,
            String divisionCode,
            String subject,
            String purpose,
            Map<String, JsonNode> payload) {}

    /**
     * @param payload accounts, phones and identity numbers are masked
     * @param state QUEUED SENDING UNCERTAIN ACCEPTED REJECTED DEAD SKIPPED COMPENSATED
     * @param owner who looks after it, once it is a dead letter
     * @param notice what it waits for or why it ended, fit to show
     * @param mayHaveArrived true where it is asked for before it is sent again
     */
    public record CommandView(
            String id,
            String capability,
            String system,
            String systemName,
            String divisionCode,
            String subject,
            String purpose,
            Map<String, JsonNode> payload,
            String state,
            int attempts,
            @Nullable String owner,
            @Nullable String receipt,
            @Nullable String code,
            @Nullable String notice,
            boolean mayHaveArrived,
            Instant recordedAt,
            @Nullable Instant settledAt,
            Instant nextAt) {}

    /** Why an operator retries, skips or compensates; kept for good. */
    public record OperatorReason(String reason) {}

    /**
     * Whether a command for a division would be sent now.
     *
     * @param known false where no system takes it at all; then the system is empty
     * @param notice what it would wait for where it is known and not open
     */
    public record Opening(
            boolean known,
            boolean open,
            String system,
            String systemName,
            @Nullable String notice) {}

    /** What became of a command at their side, oldest step first. */
    public record Progress(String receipt, List<ProgressStep> steps) {}

    /**
     * @param state in our words, null where their word has no entry in the code table
     * @param said their own word
     */
    public record ProgressStep(
            @Nullable String state,
            String said,
            @Nullable Instant at,
            @Nullable String note,
            @Nullable Long amountFen) {}

    private CommandViews() {}
}
