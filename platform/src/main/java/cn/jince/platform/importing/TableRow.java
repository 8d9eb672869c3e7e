package cn.jince.platform.importing;

import java.util.List;

/**
 * A row of a table as it was read.
 *
 * @param number as a person counts them, the titles are row 1
 * @param formula true where a cell holds a formula instead of a value
 */
record TableRow(int number, List<String> cells, boolean formula) {
    boolean empty() {
        return !formula && cells.stream().allMatch(String::isBlank);
    }
}
