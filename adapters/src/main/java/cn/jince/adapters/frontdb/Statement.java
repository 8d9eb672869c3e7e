package cn.jince.adapters.frontdb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Text with places for values, and the values.
 *
 * @param pieces one more than values
 */
record Statement(List<String> pieces, List<Object> values) {

    /** Pieces of text and values by turns, beginning and ending with text. */
    static Statement of(Object... parts) {
        List<String> pieces = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                pieces.add((String) parts[i]);
            } else {
                values.add(parts[i]);
            }
        }
        return new Statement(pieces, values);
    }

    /** @param marker of the n-th value, from 1 */
    String text(IntFunction<String> marker) {
        StringBuilder out = new StringBuilder(pieces.getFirst());
        for (int i = 0; i < values.size(); i++) {
            out.append(marker.apply(i + 1)).append(pieces.get(i + 1));
        }
        return out.toString();
    }
}
