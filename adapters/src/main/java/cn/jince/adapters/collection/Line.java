package cn.jince.adapters.collection;

import java.time.LocalDate;

/** A row in our words, as it goes to the intake, or why it cannot be put so. */
sealed interface Line {
    /** @param text one JSON object */
    record Good(String key, String subject, LocalDate day, String text) implements Line {}

    record Bad(Row.Damaged row) implements Line {}
}
