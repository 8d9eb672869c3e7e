package cn.jince.adapters.mutation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways in which a good answer goes bad; what one does is decided by the dice alone. */
enum Mutation {
    FLIPPED_BITS {
        @Override
        Said of(Said good, Random dice) {
            byte[] body = good.body().clone();
            for (int i = 0; i <= dice.nextInt(4); i++) {
                body[dice.nextInt(body.length)] ^= (byte) (1 << dice.nextInt(8));
            }
            return good.with(body);
        }
    },
    OTHER_BYTES {
        @Override
        Said of(Said good, Random dice) {
            byte[] body = good.body().clone();
            byte[] noise = new byte[1 + dice.nextInt(6)];
            dice.nextBytes(noise);
            System.arraycopy(noise, 0, body, dice.nextInt(body.length - noise.length), noise.length);
            return good.with(body);
        }
    },
    CUT {
        @Override
        Said of(Said good, Random dice) {
            return good.with(Arrays.copyOf(good.body(), dice.nextInt(good.body().length)));
        }
    },
    CUT_ON_THE_WIRE {
        @Override
        Said of(Said good, Random dice) {
            return new Said(good.type(), good.body(), dice.nextInt(good.body().length));
        }
    },
    SLICE_TWICE {
        @Override
        Said of(Said good, Random dice) {
            String text = good.text();
            int from = dice.nextInt(text.length());
            int to = from + dice.nextInt(text.length() - from);
            return good.with(text.substring(0, to) + text.substring(from));
        }
    },
    SLICE_LOST {
        @Override
        Said of(Said good, Random dice) {
            String text = good.text();
            int from = dice.nextInt(text.length());
            return good.with(
                    text.substring(0, from) + text.substring(Math.min(text.length(), from + 1 + dice.nextInt(24))));
        }
    },
    OTHER_TYPE {
        @Override
        Said of(Said good, Random dice) {
            return good.instead(VALUE, dice, TYPES[dice.nextInt(TYPES.length)]);
        }
    },
    OTHER_NUMBER {
        @Override
        Said of(Said good, Random dice) {
            return good.instead(NUMBER, dice, NUMBERS[dice.nextInt(NUMBERS.length)]);
        }
    },
    OTHER_LETTERS {
        @Override
        Said of(Said good, Random dice) {
            return good.instead(LETTER, dice, LETTERS[dice.nextInt(LETTERS.length)]);
        }
    },
    OTHER_CHARSET {
        @Override
        Said of(Said good, Random dice) {
            Charset bytes = CHARSETS.get(dice.nextInt(CHARSETS.size()));
            String label = CHARSETS.get(dice.nextInt(CHARSETS.size())).name();
            String type = good.type().replaceAll(";.*", "") + (dice.nextBoolean() ? ";charset=" + label : "");
            return new Said(type, good.text().getBytes(bytes), Said.WHOLE);
        }
    };

    private static final Pattern VALUE =
            Pattern.compile("(?<=:)(\"[^\"]*\"|-?[0-9.]+|null|\\[[^\\]]*])|(?<=>)[^<>]+(?=</)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Pattern LETTER = Pattern.compile("[\\x{4E00}-\\x{9FFF}]|[a-z]");
    private static final String[] TYPES = {
        "null",
        "true",
        "false",
        "[]",
        "{}",
        "\"\"",
        "0",
        "[1,\"x\"]",
        "{\"a\":1}",
        "\"true\"",
        "\"0x1F\"",
        "\" 5 \"",
        "\"1e3\"",
        "[[\"x\"]]",
        "[null]",
        "<a/>",
        "<![CDATA[7]]>",
        " ",
        "0x1F",
        "true",
        "\"Infinity\"",
        "\"NaN\"",
        "[{}]"
    };
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "1e400",
        "1E999999999",
        "9007199254740993",
        "9223372036854775808",
        "1".repeat(40),
        "0.1",
        "1e-400",
        "00",
        "1.",
        "+5",
        "１２",
        "1,000",
        "-0",
        "99999999999999999999999.5",
        "2026-13-45",
        "NaN"
    };
    private static final String[] LETTERS = {
        "\u0000", "\uFFFD", "\uD83D", "\u202E", "𠀀", "é", "&amp;", "&#0;", "&lt;", "\\u0000", "\\uD800", "<!--", "]]>",
        "\u2028"
    };
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("GB18030"),
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16,
            StandardCharsets.ISO_8859_1,
            Charset.forName("Big5"));

    abstract Said of(Said good, Random dice);

    static Said any(Said good, Random dice) {
        Mutation[] all = values();
        return all[dice.nextInt(all.length)].of(good, dice);
    }

    /** @param sent bytes that leave before the connection breaks, {@link #WHOLE} where all do */
    record Said(String type, byte[] body, int sent) {
        static final int WHOLE = -1;

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Said with(byte[] other) {
            return new Said(type, other, WHOLE);
        }

        Said with(String other) {
            return with(other.getBytes(StandardCharsets.UTF_8));
        }

        private Said instead(Pattern pattern, Random dice, String other) {
            String text = text();
            List<MatchResult> found = pattern.matcher(text).results().toList();
            if (found.isEmpty()) {
                return with(text + other);
            }
            MatchResult place = found.get(dice.nextInt(found.size()));
            return with(text.substring(0, place.start()) + other + text.substring(place.end()));
        }
    }
}
