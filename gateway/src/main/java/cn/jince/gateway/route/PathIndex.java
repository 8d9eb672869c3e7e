package cn.jince.gateway.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows by path, as a tree of the path's words: a look-up takes as many steps as the path has words, however many rows
 * there are. Of several that fit the most specific is tried first: the word itself, a word with a star, any word, any
 * rest.
 */
final class PathIndex<T> {
    private final Node<T> root = new Node<>();

    /** What stands below one word. */
    private static final class Node<T> {
        final Map<String, Node<T>> words = new HashMap<>();
        final List<Ending<T>> endings = new ArrayList<>();

        @Nullable
        Node<T> any;

        final List<T> here = new ArrayList<>();
        final List<T> below = new ArrayList<>();
    }

    /** Words that begin and end in a certain way. */
    private record Ending<T>(String begin, String end, Node<T> node) {
        boolean fits(String word) {
            return word.length() >= begin.length() + end.length() && word.startsWith(begin) && word.endsWith(end);
        }
    }

    /** @param pattern starts with a slash */
    void add(String pattern, T row) {
        Node<T> node = root;
        String[] words = pattern.substring(1).split("/", -1);
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("**") && i == words.length - 1) {
                node.below.add(row);
                return;
            }
            node = step(node, words[i]);
        }
        node.here.add(row);
    }

    private static <T> Node<T> step(Node<T> node, String word) {
        int star = word.indexOf('*');
        if (star < 0) {
            return node.words.computeIfAbsent(word, _ -> new Node<>());
        }
        if (word.equals("*")) {
            Node<T> any = node.any == null ? new Node<>() : node.any;
            node.any = any;
            return any;
        }
        String begin = word.substring(0, star);
        String end = word.substring(star + 1);
        for (Ending<T> known : node.endings) {
            if (known.begin().equals(begin) && known.end().equals(end)) {
                return known.node();
            }
        }
        Ending<T> ending = new Ending<>(begin, end, new Node<>());
        node.endings.add(ending);
        return ending.node();
    }

    /** The first row, from the most specific path on, that is wanted. */
    @Nullable
    T find(String path, Predicate<T> wanted) {
        return path.isEmpty() ? null : find(root, path, 1, wanted);
    }

    private static <T> @Nullable T find(Node<T> node, String path, int from, Predicate<T> wanted) {
        if (from > path.length()) {
            @Nullable T here = first(node.here, wanted);
            return here == null ? first(node.below, wanted) : here;
        }
        int slash = path.indexOf('/', from);
        int to = slash < 0 ? path.length() : slash;
        String word = path.substring(from, to);
        @Nullable Node<T> next = node.words.get(word);
        @Nullable T found = next == null ? null : find(next, path, to + 1, wanted);
        for (int i = 0; found == null && i < node.endings.size(); i++) {
            Ending<T> ending = node.endings.get(i);
            found = ending.fits(word) ? find(ending.node(), path, to + 1, wanted) : null;
        }
        if (found == null && node.any != null && !word.isEmpty()) {
            found = find(node.any, path, to + 1, wanted);
        }
        return found == null ? first(node.below, wanted) : found;
    }

    private static <T> @Nullable T first(List<T> rows, Predicate<T> wanted) {
        for (T row : rows) {
            if (wanted.test(row)) {
                return row;
            }
        }
        return null;
    }
}
