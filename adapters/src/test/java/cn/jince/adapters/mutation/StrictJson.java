package cn.jince.adapters.mutation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON by the letter of RFC 8259, read by no library the adapters use. Numbers are exact, a name twice is an error. */
final class StrictJson {
    private static final Object NULL = new Object();
    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where it is none */
    static Object read(String text) {
        StrictJson json = new StrictJson(text);
        Object value = json.value(0);
        json.blanks();
        json.check(json.at == text.length());
        return value == NULL ? null : value;
    }

    private Object value(int depth) {
        check(depth < 400);
        blanks();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return map;
        }
        while (true) {
            blanks();
            check(peek() == '"');
            String name = string();
            blanks();
            check(next() == ':');
            check(!map.containsKey(name));
            Object value = value(depth + 1);
            map.put(name, value == NULL ? null : value);
            blanks();
            char end = next();
            if (end == '}') {
                return map;
            }
            check(end == ',');
        }
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            Object value = value(depth + 1);
            list.add(value == NULL ? null : value);
            blanks();
            char end = next();
            if (end == ']') {
                return list;
            }
            check(end == ',');
        }
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (true) {
            char letter = next();
            if (letter == '"') {
                return out.toString();
            }
            check(letter >= ' ');
            out.append(letter == '\\' ? escaped() : letter);
        }
    }

    private char escaped() {
        char letter = next();
        int plain = "\"\\/bfnrt".indexOf(letter);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        check(letter == 'u' && at + 4 <= text.length());
        String hex = text.substring(at, at + 4);
        check(hex.matches("[0-9a-fA-F]{4}"));
        at += 4;
        return (char) Integer.parseInt(hex, 16);
    }

    private Object word(String word, Object value) {
        check(text.startsWith(word, at));
        at += word.length();
        return value;
    }

    private BigDecimal number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        check(digits.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,9})?"));
        return new BigDecimal(digits);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        check(at < text.length());
        return text.charAt(at);
    }

    private char next() {
        char letter = peek();
        at++;
        return letter;
    }

    private void check(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("no JSON at " + at);
        }
    }
}
