package cn.jince.adapters.conformance;

import cn.jince.adapters.call.Letters;
import cn.jince.adapters.call.WireAnswer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer of theirs as it was recorded, JSON or XML, in which one place can be changed. Everything else stays as they
 * wrote it, so that a change shows what that change alone does.
 */
record Recorded(WireAnswer answer, String text, Charset charset) {
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    private static final String SCALAR = "(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|true|false)";

    static Recorded of(WireAnswer answer, @Nullable String said) {
        String text = Letters.read(answer, said);
        Charset charset = CHARSETS.stream()
                .filter(each -> endsWith(answer.body(), text.getBytes(each)))
                .findFirst()
                .orElse(StandardCharsets.UTF_8);
        return new Recorded(answer, text, charset);
    }

    private static boolean endsWith(byte[] body, byte[] text) {
        int mark = body.length - text.length;
        return mark >= 0 && mark <= 3 && Arrays.equals(body, mark, body.length, text, 0, text.length);
    }

    boolean isXml() {
        return text.stripLeading().startsWith("<");
    }

    /** Says another result code. @param codes those of the table, one of which stands there now */
    Optional<Recorded> withCode(String place, Collection<String> codes, String code) {
        String known = codes.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        if (isXml()) {
            return replaced(open(place) + known + "(\\s*</)", match -> match.group(1) + code + match.group(2));
        }
        return replaced(member(place) + "(\"?)" + known + "\"?(?=\\s*[,}\\]])", match -> {
            boolean quoted = !match.group(2).isEmpty() || !code.matches("-?[0-9]+");
            return match.group(1) + (quoted ? "\"" + code + "\"" : code);
        });
    }

    /** Whether the field has a value somewhere; an empty one can go without a word. */
    boolean says(String field) {
        String pattern = isXml() ? open(field) : member(field) + "(?!null)\\S";
        return Pattern.compile(pattern).matcher(text).find();
    }

    /** The field is gone; another that nobody asked for stands there. */
    Optional<Recorded> without(String field) {
        return isXml()
                ? replaced(
                        "(</?(?:[\\w-]+:)?)" + Pattern.quote(field) + "(?=[\\s>/])", match -> match.group(1) + "x_gone")
                : replaced("\"" + Pattern.quote(field) + "\"(\\s*:)", match -> "\"x_gone\"" + match.group(1));
    }

    /** A field nobody knows stands before this one. */
    Optional<Recorded> withNewBefore(String field) {
        return isXml()
                ? replaced(open(field), match -> "<x_new>1</x_new>" + match.group(1))
                : replaced(member(field), match -> "\"x_new\":1," + match.group(1));
    }

    /** A value has become a structure. */
    Optional<Recorded> retyped(String field) {
        return isXml()
                ? replaced(open(field) + "[^<]+(</)", match -> match.group(1) + "<x_part>1</x_part>" + match.group(2))
                : replaced(member(field) + SCALAR, match -> match.group(1) + "{\"x_part\":[1]}");
    }

    /** A byte that no character set of theirs knows stands in the middle. */
    Recorded damaged() {
        byte[] body = answer.body().clone();
        body[body.length / 2] = (byte) 0xFF;
        return new Recorded(new WireAnswer(answer.status(), answer.contentType(), body), text, charset);
    }

    private static String open(String name) {
        return "(<(?:[\\w-]+:)?" + Pattern.quote(name) + "(?:\\s[^>]*)?>\\s*)";
    }

    private static String member(String name) {
        return "(\"" + Pattern.quote(name) + "\"\\s*:\\s*)";
    }

    private Optional<Recorded> replaced(
            String pattern, java.util.function.Function<java.util.regex.MatchResult, String> by) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String changed = matcher.replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
        byte[] body = changed.getBytes(charset);
        int mark = Math.max(0, answer.body().length - text.getBytes(charset).length);
        byte[] marked = Wire.joined(Arrays.copyOf(answer.body(), mark), body);
        return Optional.of(
                new Recorded(new WireAnswer(answer.status(), answer.contentType(), marked), changed, charset));
    }
}
