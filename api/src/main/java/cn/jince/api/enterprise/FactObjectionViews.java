package cn.jince.api.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of objections to facts that cross the wire. */
public final class FactObjectionViews {

    /** All needed. @param proposed the value the enterprise holds to be right, in the attribute's own shape */
    public record ObjectForm(
            @Nullable String creditCode,
            @Nullable String attribute,
            @Nullable JsonNode proposed,
            @Nullable String reason) {}

    /** The department's decision. @param reason read by the enterprise */
    public record DecisionForm(boolean uphold, @Nullable String reason) {}

    /**
     * 异议 to a fact.
     *
     * @param stated what the source said when the objection was made; null where it said there is none
     * @param state OPEN, UPHELD (right: the source is asked anew), REJECTED, RESTATED (the source has spoken since),
     *     WITHDRAWN
     * @param restated what the source says since; null before
     * @param own true where the caller's department decides
     */
    public record FactObjectionView(
            String id,
            String number,
            int version,
            String creditCode,
            String enterpriseName,
            String attribute,
            String attributeName,
            @Nullable JsonNode stated,
            String systemName,
            @Nullable LocalDate asOf,
            JsonNode proposed,
            String reason,
            String divisionCode,
            String divisionName,
            String department,
            String state,
            Instant askedAt,
            LocalDate dueOn,
            boolean overdue,
            @Nullable String answer,
            @Nullable Instant answeredAt,
            @Nullable JsonNode restated,
            @Nullable Instant closedAt,
            boolean own) {}

    private FactObjectionViews() {}
}
