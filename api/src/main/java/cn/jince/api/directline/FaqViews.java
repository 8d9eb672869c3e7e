package cn.jince.api.directline;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 常见问题 on the wire. */
public interface FaqViews {
    /** @param enquiryIds what it was made from, answered enquiries of the own division @param reviewOn a day to come */
    record FaqForm(
            String question, String answer, @Nullable String itemId, List<String> enquiryIds, LocalDate reviewOn) {}

    record MergeForm(String into) {}

    /** @param due true where its review day is over @param asked how many enquiries it answers */
    record FaqView(
            String id,
            int version,
            String question,
            String answer,
            @Nullable String itemId,
            String divisionCode,
            String department,
            String owner,
            LocalDate reviewOn,
            boolean due,
            int asked) {}

    /** What was asked more than once and has no answer here yet: enquiries with one title or on one item. */
    record FrequentView(
            @Nullable String itemId,
            @Nullable String itemName,
            int asked,
            List<String> enquiryIds,
            List<String> titles) {}
}
