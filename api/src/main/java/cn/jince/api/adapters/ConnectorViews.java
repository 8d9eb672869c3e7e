package cn.jince.api.adapters;

import cn.jince.api.adapters.AdapterViews.ConnectorView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of a connector in full: its effective settings, stages, badges and history. */
public final class ConnectorViews {

    /**
     * One system as it runs.
     *
     * @param endpoint where it is called, in the environment we run in; never a secret
     * @param dataClass PUBLIC INTERNAL SENSITIVE
     */
    public record SystemView(
            String system,
            String name,
            String owner,
            String contact,
            String legalBasis,
            String dataClass,
            List<String> divisions,
            String protocol,
            String endpoint,
            String signingProfile,
            List<CapabilityView> capabilities,
            List<PastMoveView> history) {}

    /**
     * One capability as it runs.
     *
     * @param contractHash what a badge must be for
     * @param settings the effective settings, under the keys of the descriptor
     * @param agreement by attribute, while in shadow
     */
    public record CapabilityView(
            ConnectorView state,
            String contract,
            String contractHash,
            Map<String, JsonNode> settings,
            List<BadgeView> badges,
            List<AgreementView> agreement) {}

    /** Where a capability stands in a division. @param mode DIRECT COLLECTED MANUAL */
    public record StageView(
            String division,
            String stage,
            String mode,
            String notice,
            @Nullable String meanwhile,
            @Nullable LocalDate expected,
            List<String> pilot,
            @Nullable Integer share) {}

    /** A move to LIVE that another operator has yet to confirm. */
    public record PendingMoveView(
            long id, String division, String to, String reason, String proposedBy, Instant proposedAt) {}

    public record PastMoveView(
            String capability,
            String division,
            String from,
            String to,
            String reason,
            String actor,
            @Nullable String proposedBy,
            Instant at) {}

    /** @param current true where it is for the contract in force and not over */
    public record BadgeView(String contractHash, String report, Instant issuedAt, Instant expiresAt, boolean current) {}

    /** @param attribute null for all together; @param percent null before the first comparison */
    public record AgreementView(
            @Nullable String attribute,
            long compared,
            long agreed,
            @Nullable Double percent) {}

    /** When the last call left, its answer began, was whole, and was understood; null where it did not come so far. */
    public record CallTimes(
            Instant requestOut,
            @Nullable Instant firstByte,
            @Nullable Instant answerWhole,
            @Nullable Instant decoded) {}

    /**
     * What the conformance kit hands in.
     *
     * @param signature HMAC-SM3 in hexadecimal over system, capability, contractHash, report, issuedAt and expiresAt,
     *     one a line
     */
    public record BadgeForm(
            String capability,
            String contractHash,
            String report,
            Instant issuedAt,
            Instant expiresAt,
            String signature) {}

    public record ReasonForm(String reason) {}

    private ConnectorViews() {}
}
