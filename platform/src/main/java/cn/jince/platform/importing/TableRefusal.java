package cn.jince.platform.importing;

/** Why a table as a whole was not read. */
sealed interface TableRefusal {
    int MOST_ROWS = 5_000;

    /** @param detail Chinese, for whoever sent it */
    record Unreadable(String detail) implements TableRefusal {}

    /** It unpacks to more than a table of that size can hold. */
    record TooLarge() implements TableRefusal {}

    record TooManyRows() implements TableRefusal {}
}
