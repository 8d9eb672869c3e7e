package cn.jince.platform.policy;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 疑似重复: how much another item looks like this one. Told by the name, by the document number with a name that is near,
 * or by the name's characters alone.
 *
 * @param percent of shared character pairs in the names
 */
public record Likeness(PolicyItem other, Why why, int percent) {
    private static final int NEAR = 50;
    private static final int ALIKE = 75;
    private static final int LISTED = 20;

    public enum Why {
        SAME_NAME,
        SAME_DOCUMENT,
        ALIKE
    }

    /** The likeliest first, at most 20. */
    public static List<Likeness> of(PolicyItem item, List<PolicyItem> among) {
        Set<String> pairs = pairs(plain(item.name()));
        Set<String> numbers = numbers(item);
        return among.stream()
                .filter(other -> !other.id().equals(item.id()))
                .map(other -> compare(item, pairs, numbers, other))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Likeness::why).thenComparing(Likeness::percent, Comparator.reverseOrder()))
                .limit(LISTED)
                .toList();
    }

    private static Optional<Likeness> compare(
            PolicyItem item, Set<String> pairs, Set<String> numbers, PolicyItem other) {
        String name = plain(other.name());
        int percent = percent(pairs, pairs(name));
        if (name.equals(plain(item.name()))) {
            return Optional.of(new Likeness(other, Why.SAME_NAME, percent));
        }
        boolean sameDocument = numbers(other).stream().anyMatch(numbers::contains);
        if (sameDocument && percent >= NEAR) {
            return Optional.of(new Likeness(other, Why.SAME_DOCUMENT, percent));
        }
        return percent >= ALIKE ? Optional.of(new Likeness(other, Why.ALIKE, percent)) : Optional.empty();
    }

    /** Brackets, years and punctuation differ between transcripts of one item. */
    private static String plain(String name) {
        return name.replaceAll("[（(]\\d{4}年?[）)]|\\d{4}年度?", "").replaceAll("[\\p{P}\\p{S}\\s]", "");
    }

    private static Set<String> numbers(PolicyItem item) {
        return item.basis().stream()
                .map(basis -> basis.number().replaceAll("[\\s〔\\[（(]", "(").replaceAll("[〕\\]）)]", ")"))
                .filter(number -> !number.isBlank())
                .collect(Collectors.toSet());
    }

    private static Set<String> pairs(String text) {
        if (text.length() < 2) {
            return Set.of(text);
        }
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    private static int percent(Set<String> left, Set<String> right) {
        long shared = left.stream().filter(right::contains).count();
        long all = Stream.concat(left.stream(), right.stream()).distinct().count();
        return all == 0 ? 0 : (int) (shared * 100 / all);
    }
}
