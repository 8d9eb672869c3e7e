package cn.jince.adapters.descriptor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT of a descriptor, with {@code :name} where a value is bound; nothing is ever put into its text. The read
 * only session behind it is the second lock, this one says at the start what is wrong.
 *
 * @param pieces the text between the parameters, one more than names
 * @param names of the parameters, in the order they stand
 */
public record SingleSelect(List<String> pieces, List<String> names) {
    private static final Set<String> FORBIDDEN = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "REPLACE",
            "DROP",
            "ALTER",
            "CREATE",
            "TRUNCATE",
            "GRANT",
            "REVOKE",
            "CALL",
            "EXEC",
            "EXECUTE",
            "INTO",
            "LOCK",
            "COPY",
            "LOAD",
            "DO",
            "SET",
            "BEGIN",
            "COMMIT");

    /** Why a text is none, or null. */
    static @Nullable String wrong(String text) {
        try {
            parse(text);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Throws {@link IllegalArgumentException} where it is more or less than one SELECT. */
    public static SingleSelect parse(String text) {
        List<String> pieces = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean first = true;
        int at = 0;
        while (at < text.length()) {
            char here = text.charAt(at);
            int end = at + 1;
            if (here == '\'' || here == '"' || here == '`') {
                end = quoted(text, at, here);
            } else if (here == ':' && end < text.length() && text.charAt(end) == ':') {
                end++;
            } else if (here == ':') {
                end = word(text, end);
                if (end == at + 1) {
                    throw new IllegalArgumentException("has a colon without a name");
                }
                names.add(text.substring(at + 1, end));
                pieces.add(piece.toString());
                piece.setLength(0);
                at = end;
                continue;
            } else if (Character.isJavaIdentifierStart(here) && here != '$') {
                end = word(text, at);
                check(text.substring(at, end).toUpperCase(Locale.ROOT), first);
                first = false;
            } else {
                refuse(text, at);
            }
            piece.append(text, at, end);
            at = end;
        }
        if (first) {
            throw new IllegalArgumentException("is no SELECT");
        }
        pieces.add(piece.toString());
        return new SingleSelect(List.copyOf(pieces), List.copyOf(names));
    }

    private static void check(String word, boolean first) {
        if (first && !word.equals("SELECT")) {
            throw new IllegalArgumentException("must begin with SELECT");
        }
        if (FORBIDDEN.contains(word)) {
            throw new IllegalArgumentException("must not contain " + word);
        }
    }

    private static void refuse(String text, int at) {
        char here = text.charAt(at);
        if (here == ';') {
            throw new IllegalArgumentException("must be one single statement");
        }
        if (here == '#' || here == '\\' || here == '$' || here == '?' || here == '@' || here == '\0') {
            throw new IllegalArgumentException("must not contain " + here);
        }
        if (text.startsWith("--", at) || text.startsWith("/*", at)) {
            throw new IllegalArgumentException("must not contain comments");
        }
    }

    private static int quoted(String text, int from, char quote) {
        for (int at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                throw new IllegalArgumentException("must not contain \\");
            }
            if (text.charAt(at) == quote) {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("has an open quote");
    }

    private static int word(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at)) && text.charAt(at) != '$') {
            at++;
        }
        return at;
    }

    public Set<String> parameters() {
        return new LinkedHashSet<>(names);
    }

    /** The statement as a driver takes it. @param marker of the n-th parameter, from 1 */
    public String text(IntFunction<String> marker) {
        StringBuilder out = new StringBuilder(pieces.getFirst());
        for (int i = 0; i < names.size(); i++) {
            out.append(marker.apply(i + 1)).append(pieces.get(i + 1));
        }
        return out.toString();
    }
}
