package cn.jince.platform.search;

import cn.jince.api.policy.PolicyViews.PolicyItemSummary;
import java.util.List;
import java.util.Map;

/**
 * What the index answers.
 *
 * @param counts how many each label of a dimension would find, with what was picked in the other dimensions
 * @param similar true where nothing has the words asked for and these only sound or look like them
 * @param wordings other wordings that were searched too
 */
public record Found(
        List<Hit> hits, long total, Map<String, List<Count>> counts, boolean similar, List<String> wordings) {
    /** Round a match in marked text; private-use characters that no policy has. */
    public static final char OPENS = '\uE000';

    public static final char CLOSES = '\uE001';

    Found with(List<String> searchedToo) {
        return new Found(hits, total, counts, similar, searchedToo);
    }

    Found onlySimilar() {
        return new Found(hits, total, counts, total > 0, List.of());
    }

    /** @param name marked; @param excerpts of the text, marked, at most three, none where the name says it all */
    public record Hit(PolicyItemSummary summary, String name, List<String> excerpts) {}

    public record Count(String label, long items) {}
}
