package cn.jince.platform.matching;

import java.util.Arrays;

/**
 * k-匿名: which cells of a table whose total is told must be hidden, so that none under k can be read or computed. A cell
 * of nobody may be shown. Where the hidden ones together are fewer than k, or only one, the next smallest is hidden
 * too.
 */
final class Anonymity {
    private Anonymity() {}

    /** @return true where the cell must be hidden; all cells, where nothing less protects */
    static boolean[] hidden(long[] cells, int k) {
        boolean[] hidden = new boolean[cells.length];
        for (int i = 0; i < cells.length; i++) {
            hidden[i] = cells[i] > 0 && cells[i] < k;
        }
        while (exposed(cells, hidden, k)) {
            int next = -1;
            for (int i = 0; i < cells.length; i++) {
                if (!hidden[i] && cells[i] > 0 && (next < 0 || cells[i] < cells[next])) {
                    next = i;
                }
            }
            if (next < 0) {
                Arrays.fill(hidden, true);
                return hidden;
            }
            hidden[next] = true;
        }
        return hidden;
    }

    private static boolean exposed(long[] cells, boolean[] hidden, int k) {
        int count = 0;
        long sum = 0;
        for (int i = 0; i < cells.length; i++) {
            count += hidden[i] ? 1 : 0;
            sum += hidden[i] ? cells[i] : 0;
        }
        return count == 1 || count > 1 && sum < k;
    }
}
