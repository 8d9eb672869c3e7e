package cn.jince.platform.faq;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 常见问题: one question, one plain answer.
 *
 * @param owner name of who wrote or last changed it
 * @param reviewOn when its owner looks at it again
 * @param asked how many enquiries it answers
 */
record Faq(
        String id,
        int version,
        String question,
        String answer,
        @Nullable String itemId,
        String division,
        String department,
        String owner,
        LocalDate reviewOn,
        int asked) {

    /** Two that differ in spaces, case or punctuation are one question. */
    static String key(String question) {
        return question.toLowerCase(java.util.Locale.ROOT).replaceAll("[\\p{P}\\p{S}\\s]+", "");
    }
}
