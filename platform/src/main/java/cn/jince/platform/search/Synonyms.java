package cn.jince.platform.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** 同义词: what people call a thing beside its official name. Kept in {@code search/synonyms.txt}, a group a line. */
final class Synonyms {
    /** More wordings than this make a question slow and no better. */
    private static final int MOST = 8;

    private final List<List<String>> groups;

    Synonyms(List<List<String>> groups) {
        this.groups = groups;
    }

    static Synonyms standard() {
        try (InputStream in =
                Objects.requireNonNull(Synonyms.class.getClassLoader().getResourceAsStream("search/synonyms.txt"))) {
            return new Synonyms(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s+")))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Other wordings of the same question, the question itself not among them. */
    List<String> of(String text) {
        Set<String> wordings = new LinkedHashSet<>(List.of(text));
        for (List<String> group : groups) {
            for (String wording : List.copyOf(wordings)) {
                longest(wording, group)
                        .forEach(word -> group.stream()
                                .filter(other -> !other.equals(word))
                                .map(other -> wording.replace(word, other))
                                .forEach(wordings::add));
            }
        }
        wordings.remove(text);
        return wordings.stream().limit(MOST).toList();
    }

    /** Official names, for suggestions. */
    List<String> names() {
        return groups.stream().map(List::getFirst).toList();
    }

    private static List<String> longest(String text, List<String> group) {
        List<String> found = new ArrayList<>();
        group.stream().filter(text::contains).forEach(found::add);
        found.removeIf(word -> found.stream().anyMatch(other -> !other.equals(word) && other.contains(word)));
        return found;
    }
}
