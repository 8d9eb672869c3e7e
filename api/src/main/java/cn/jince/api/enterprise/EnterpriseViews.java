package cn.jince.api.enterprise;

import cn.jince.api.reply.Provenance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of enterprises and their dossiers that cross the wire. */
public final class EnterpriseViews {

    /**
     * @param scale large medium small micro, computed from the size thresholds; null where no class exists or facts are
     *     missing
     */
    public record EnterpriseView(
            String creditCode,
            String name,
            String divisionCode,
            String divisionName,
            String industryCode,
            String industryName,
            String entityType,
            String registrationStatus,
            @Nullable LocalDate registeredOn,
            @Nullable String scale) {}

    /**
     * One line of a dossier 一企一档.
     *
     * @param status KNOWN ABSENT UNKNOWN
     * @param value present when KNOWN
     * @param reason why UNKNOWN: NOT_CONNECTED, TIMEOUT, …, or DECLARED for what only the enterprise can state
     * @param others what further sources say, whose word does not hold
     * @param conflict true where one of them says otherwise
     */
    public record FactView(
            String attribute,
            String attributeName,
            String status,
            @Nullable JsonNode value,
            @Nullable String unit,
            @Nullable String reason,
            String department,
            @Nullable Provenance provenance,
            List<OtherSource> others,
            boolean conflict) {}

    /** What another source says of the same attribute. */
    public record OtherSource(
            String status,
            @Nullable JsonNode value,
            @Nullable Provenance provenance) {}

    /**
     * Who used which facts of an enterprise, for what. One line a day for the same use.
     *
     * @param kind SUMMARY DOSSIER PROFILE MATCHES CLAIM CLAIM_FREE
     * @param reference id of the item, claim or run; empty where it was for none
     * @param attributes Chinese names
     */
    public record FactUseView(
            String kind,
            String reference,
            String userName,
            String divisionCode,
            String department,
            String purpose,
            List<String> attributes,
            Instant firstAt,
            Instant lastAt,
            int times) {}

    /**
     * @param completeness share of profile attributes that are KNOWN or ABSENT, 0 to 100
     * @param marks facts with an open objection
     */
    public record DossierView(EnterpriseView enterprise, List<FactView> facts, int completeness, List<FactMark> marks) {
        /** Without marks. */
        public DossierView(EnterpriseView enterprise, List<FactView> facts, int completeness) {
            this(enterprise, facts, completeness, List.of());
        }
    }

    /** A fact somebody objected to. @param state OPEN, or UPHELD while the source has not spoken since */
    public record FactMark(String attribute, String objectionId, String number, String state) {}

    /**
     * Facts of one enterprise from one source, as collected.
     *
     * @param facts attribute to value; JSON null says the source has no such record (absent)
     */
    public record FactsForm(String creditCode, String system, LocalDate asOf, Map<String, @Nullable JsonNode> facts) {}

    public record CollectionReport(long received, long accepted, long quarantined, List<RowRefusal> refusals) {}

    /** The first refusals of a collection; at most 100 are listed. */
    public record RowRefusal(long row, String creditCode, String code, String detail) {}

    /**
     * How much of a source has arrived: one line per source on the data screen.
     *
     * @param enterprises about which the source has said something
     * @param registered enterprises there are; the share covered is {@code enterprises / registered}
     */
    public record SourceCoverage(
            String system,
            String systemName,
            long enterprises,
            long registered,
            @Nullable LocalDate latest,
            @Nullable Instant receivedAt) {}

    private EnterpriseViews() {}
}
