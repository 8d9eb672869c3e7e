package cn.jince.adapters.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts the bytes of one connection into requests. Our own side sends them, always with a length. */
final class RequestReader {
    private static final int MOST = 4 * 1024 * 1024;
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private byte[] held = new byte[0];

    /** The requests that are whole with these bytes. */
    List<RawRequest> feed(byte[] more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(held.length + more.length);
        all.writeBytes(held);
        all.writeBytes(more);
        held = all.toByteArray();
        if (held.length > MOST) {
            throw new IllegalStateException("a request of more than 4 MB");
        }
        List<RawRequest> whole = new ArrayList<>();
        int end = end();
        while (end >= 0) {
            String[] lines = new String(held, 0, end, StandardCharsets.ISO_8859_1).split("\r\n", -1);
            Map<String, String> headers = headers(lines);
            int from = end + END.length;
            int to = from + Integer.parseInt(headers.getOrDefault("content-length", "0"));
            if (held.length < to) {
                break;
            }
            String[] first = lines[0].split(" ", 3);
            whole.add(new RawRequest(first[0], first[1], headers, Arrays.copyOfRange(held, from, to)));
            held = Arrays.copyOfRange(held, to, held.length);
            end = end();
        }
        return whole;
    }

    private int end() {
        for (int i = 0; i + END.length <= held.length; i++) {
            if (Arrays.equals(held, i, i + END.length, END, 0, END.length)) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, String> headers(String[] lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return headers;
    }
}
