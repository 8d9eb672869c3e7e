package cn.jince.api.adapters;

import cn.jince.api.adapters.ConnectorViews.AgreementView;
import cn.jince.api.adapters.ConnectorViews.CallTimes;
import cn.jince.api.adapters.ConnectorViews.PendingMoveView;
import cn.jince.api.adapters.ConnectorViews.StageView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of the adapters that cross the wire. */
public final class AdapterViews {

    /**
     * One row of the connector board.
     *
     * @param stage RESERVED SANDBOX SHADOW PILOT LIVE SUSPENDED RETIRED, for the whole of what it answers for
     * @param breaker CLOSED OPEN HALF_OPEN NONE
     * @param lastCall null until it was called once
     * @param cacheAgeSeconds how long ago the newest answer came that is kept; null where none is kept
     * @param agreement how often it said what we know, while in shadow
     * @param divisions where it stands elsewhere than {@code stage}
     * @param pending moves that wait for a second operator
     */
    public record ConnectorView(
            String system,
            String systemName,
            String owner,
            String contact,
            String capability,
            String stage,
            String protocol,
            String breaker,
            @Nullable String notice,
            @Nullable String meanwhile,
            @Nullable LocalDate expected,
            List<String> pilot,
            @Nullable Integer share,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            long calls,
            long failures,
            @Nullable Long p95Millis,
            @Nullable CallTimes lastCall,
            @Nullable Long cacheAgeSeconds,
            @Nullable AgreementView agreement,
            List<StageView> divisions,
            List<PendingMoveView> pending) {}

    /**
     * A question to a capability about an enterprise. The answer is a {@code Reply} whose value is a map of our
     * attributes.
     *
     * @param capability for example {@code tax.standing}, {@code hrss.social-insurance},
     *     {@code statistics.above-scale}, {@code city.progress}
     * @param divisionCode picks the city system where a capability is served by several
     * @param purpose why it is asked; kept in the access record
     */
    public record CapabilityQuery(String capability, String creditCode, String divisionCode, String purpose) {}

    public record Attributes(Map<String, @Nullable JsonNode> attributes) {}

    /** @param intentId our stable id: the idempotency key at the treasury */
    public record PayoutOrder(
            String intentId,
            String claimNumber,
            String payee,
            String bank,
            String account,
            long amountFen,
            String purpose) {}

    /** @param state ACCEPTED PAID RETURNED */
    public record PayoutReceipt(
            String intentId,
            String receipt,
            String state,
            long amountFen,
            @Nullable Instant paidAt) {}

    /**
     * A wish to move a capability; what is null stays as it is.
     *
     * @param division null for everywhere without a stage of its own
     * @param pilot divisions in pilot, and {@code share} the percent of enterprises in it
     */
    public record StageMoveForm(
            String capability,
            String to,
            String reason,
            @Nullable String notice,
            @Nullable LocalDate expected,
            @Nullable String division,
            @Nullable String meanwhile,
            @Nullable List<String> pilot,
            @Nullable Integer share) {}

    /**
     * 跳转: a wish to go on at a city's own page.
     *
     * @param itemId the policy item it is about; null for the page as it is
     * @param returnUrl where the person comes back to; one of our own addresses
     */
    public record LinkOutForm(
            String capability,
            String creditCode,
            String divisionCode,
            @Nullable String itemId,
            @Nullable String itemName,
            String returnUrl) {}

    /** What a ticket promises: it is good once, for so long. */
    public record LinkOutOffer(long goodForSeconds) {}

    /** @param url the city's page with a ticket that is good once */
    public record LinkOutView(String id, String url, Instant goodUntil) {}

    /**
     * @param state what the city said last, in the words of a claim; null before it said anything
     * @param stateName the same in Chinese, fit to show
     */
    public record LinkOutStateView(
            String id,
            String system,
            String systemName,
            String capability,
            String divisionCode,
            @Nullable String itemId,
            @Nullable String itemName,
            String stateName,
            Instant openedAt,
            @Nullable String state,
            @Nullable Instant stateAt) {}

    private AdapterViews() {}
}
