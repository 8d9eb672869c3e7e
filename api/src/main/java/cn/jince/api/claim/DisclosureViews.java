package cn.jince.api.claim;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Looks at hidden personal data, on the wire. */
public interface DisclosureViews {
    /** @param field contactName contactPhone or bankAccount @param reason at least four characters */
    record DisclosureForm(String field, String reason) {}

    /** @param value the field in clear */
    record DisclosedView(DisclosureView disclosure, JsonNode value) {}

    record DisclosureView(
            String id,
            String claimId,
            String creditCode,
            String divisionCode,
            String field,
            String officer,
            String department,
            String reason,
            Instant at) {}
}
