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
     */
    public record FactView(
            String attribute,
            String attributeName,
            String status,
            @Nullable JsonNode value,
            @Nullable String unit,
            @Nullable String reason,
            String department,
            @Nullable Provenance provenance) {}

    /** @param completeness share of profile attributes that are KNOWN or ABSENT, 0 to 100 */
    public record DossierView(EnterpriseView enterprise, List<FactView> facts, int completeness) {}

    /**
     * Facts of one enterprise from one source, as collected.
     *
     * @param facts attribute to value; JSON null says the source has no such record (absent)
     */
    public record FactsForm(String creditCode, String system, LocalDate asOf, Map<String, @Nullable JsonNode> facts) {}

    public record CollectionReport(long received, long accepted, long quarantined, List<RowRefusal> refusals) {}

    /** The first refusals of a collection; at most 100 are listed. */
    public record RowRefusal(long row, String creditCode, String code, String detail) {}

    /** How much of a source has arrived: one line per source on the data screen. */
    public record SourceCoverage(
            String system,
            String systemName,
            long enterprises,
            @Nullable LocalDate latest,
            @Nullable Instant receivedAt) {}

    private EnterpriseViews() {}
}
