package cn.jince.adapters.call;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text without ever guessing: byte order mark, XML declaration, descriptor, Content-Type, UTF-8, in
 * this order. GBK and GB2312 are read as GB18030, which contains both. What does not decode is a bad answer; U+FFFD
 * never comes out.
 */
public final class Letters {
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]{0,80}encoding=[\"']([^\"']{1,40})[\"']");
    private static final Pattern LABELLED =
            Pattern.compile("charset=\"?([A-Za-z0-9_-]{1,20})", Pattern.CASE_INSENSITIVE);

    // the JDK loads this one from its archive on first use: not on an event loop
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Loads what reading needs, before the first call. */
    static void ready() {
        decode(GB18030.encode("晋𠀀"), GB18030);
    }

    /** The character set a descriptor names, UTF-8 where it names none; GBK and GB2312 are written as GB18030. */
    public static Charset charset(@Nullable String descriptor) {
        return descriptor == null ? StandardCharsets.UTF_8 : named(descriptor);
    }

    public static String read(WireAnswer answer, @Nullable String descriptor) {
        byte[] body = answer.body();
        if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
            return decode(ByteBuffer.wrap(body, 3, body.length - 3), StandardCharsets.UTF_8);
        }
        if (startsWith(body, 0xFE, 0xFF)) {
            return decode(ByteBuffer.wrap(body, 2, body.length - 2), StandardCharsets.UTF_16BE);
        }
        if (startsWith(body, 0xFF, 0xFE)) {
            return decode(ByteBuffer.wrap(body, 2, body.length - 2), StandardCharsets.UTF_16LE);
        }
        return decode(ByteBuffer.wrap(body), charset(answer, descriptor));
    }

    /** Bytes whose character set is known; a bad answer where they are none of its letters. */
    public static String read(byte[] bytes, Charset charset) {
        return decode(ByteBuffer.wrap(bytes), charset);
    }

    private static Charset charset(WireAnswer answer, @Nullable String descriptor) {
        String start = new String(answer.body(), 0, Math.min(answer.body().length, 120), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        if (declared.find()) {
            return named(declared.group(1));
        }
        if (descriptor != null) {
            return named(descriptor);
        }
        Matcher labelled = LABELLED.matcher(answer.contentType());
        return labelled.find() ? named(labelled.group(1)) : StandardCharsets.UTF_8;
    }

    private static Charset named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.startsWith("GB")) {
            return GB18030;
        }
        try {
            return Charset.forName(upper);
        } catch (IllegalArgumentException e) {
            throw CallFailed.badAnswer("unknown character set");
        }
    }

    private static String decode(ByteBuffer bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
            if (text.indexOf('\uFFFD') >= 0) {
                throw CallFailed.badAnswer("the text was damaged before it came");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw CallFailed.badAnswer("the bytes are not " + charset);
        }
    }

    private static boolean startsWith(byte[] body, int... mark) {
        if (body.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((body[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private Letters() {}
}
