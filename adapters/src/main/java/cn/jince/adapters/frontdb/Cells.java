package cn.jince.adapters.frontdb;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.call.Letters;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of a row, as a mapping can read them: texts, numbers, truths; times as text. */
final class Cells {
    private static final ZoneId SHANXI = ZoneId.of("Asia/Shanghai");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private final List<String> encoded;
    private final Charset charset;

    /** @param encoded columns whose text is bytes of this character set */
    Cells(@Nullable List<String> encoded, @Nullable String charset) {
        this.encoded = encoded == null
                ? List.of()
                : encoded.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        this.charset = Letters.charset(charset);
    }

    /** A value that outlives its connection. */
    static @Nullable Object held(@Nullable Object value) {
        return switch (value) {
            case ByteBuffer bytes -> {
                byte[] copy = new byte[bytes.remaining()];
                bytes.duplicate().get(copy);
                yield copy;
            }
            case Timestamp time -> time.toLocalDateTime();
            case Date date -> date.toLocalDate();
            case Time time -> time.toLocalTime();
            case OffsetDateTime time -> time.atZoneSameInstant(SHANXI).toLocalDateTime();
            case ZonedDateTime time -> time.withZoneSameInstant(SHANXI).toLocalDateTime();
            case null, default -> value;
        };
    }

    /** Without the columns that hold nothing. */
    Map<String, Object> read(Map<String, @Nullable Object> row) {
        Map<String, Object> out = new LinkedHashMap<>();
        row.forEach((column, value) -> {
            if (value != null) {
                out.put(column, read(column, value));
            }
        });
        return out;
    }

    private Object read(String column, Object value) {
        return switch (value) {
            case byte[] bytes when encoded.contains(column) -> Letters.read(bytes, charset);
            case byte[] _ -> throw CallFailed.badAnswer(column + " is bytes, and nobody said of which letters");
            case String text when encoded.contains(column) -> Letters.read(bytes(column, text), charset);
            case String text -> whole(column, text);
            case BigDecimal exact -> number(exact);
            case BigInteger exact -> number(new BigDecimal(exact));
            case Number number -> number;
            case Boolean truth -> truth;
            case Temporal time -> text(time);
            default -> whole(column, value.toString());
        };
    }

    private static String text(Temporal time) {
        return time instanceof LocalDateTime exact
                ? exact.truncatedTo(ChronoUnit.MICROS).toString()
                : time.toString();
    }

    private static String whole(String column, String text) {
        if (text.indexOf('\uFFFD') >= 0) {
            throw CallFailed.badAnswer(column + " was damaged before it came");
        }
        return text;
    }

    private static Number number(BigDecimal exact) {
        BigDecimal plain = exact.stripTrailingZeros();
        return plain.scale() <= 0 && plain.precision() - plain.scale() < 19
                ? (Number) plain.longValueExact()
                : exact.doubleValue();
    }

    /**
     * What the database took for Latin letters are bytes; MySQL's latin1 is windows-1252 with its five holes filled.
     */
    private static byte[] bytes(String column, String text) {
        byte[] out = new byte[text.length()];
        for (int i = 0; i < out.length; i++) {
            char letter = text.charAt(i);
            if (letter > 0xFF && !WINDOWS_1252.newEncoder().canEncode(letter)) {
                throw CallFailed.badAnswer(column + " is no text of one byte a letter");
            }
            out[i] = letter <= 0xFF ? (byte) letter : String.valueOf(letter).getBytes(WINDOWS_1252)[0];
        }
        return out;
    }
}
