package cn.jince.api.directline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 征求意见 on the wire. */
public interface ConsultationViews {
    /** @param days natural days it stays open, 7 to 60 */
    record ConsultationForm(String itemId, String title, String text, int days) {}

    record OpinionForm(String creditCode, String text) {}

    /** @param decision ADOPTED PARTLY or NOT_ADOPTED @param reason said to everybody once it is published */
    record OpinionDecisionForm(String decision, String reason) {}

    /**
     * @param state OPEN, CLOSED (over, opinions are weighed) or PUBLISHED
     * @param opinions for officers of the division all; for an enterprise its own; for everybody once published,
     *     without the enterprise
     */
    record ConsultationView(
            String id,
            String itemId,
            String title,
            String text,
            String divisionCode,
            String divisionName,
            String department,
            LocalDate opensOn,
            LocalDate closesOn,
            String state,
            int received,
            @Nullable Instant publishedAt,
            List<OpinionView> opinions) {}

    record OpinionView(
            String id,
            @Nullable String enterpriseName,
            String text,
            Instant at,
            @Nullable String decision,
            @Nullable String reason) {}
}
