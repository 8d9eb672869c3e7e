package cn.jince.testkit.province;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Every byte that came over one socket, and how it ended. */
record Heard(byte[] bytes, Ending ending) {
    private static final int ENOUGH = 3 * 1024 * 1024;
    private static final int QUIET_MILLIS = 400;

    enum Ending {
        CLOSED,
        RESET,
        QUIET,
        ENOUGH
    }

    static Heard of(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return of(socket, request);
        }
    }

    static Heard of(Socket socket, String request) throws IOException {
        socket.setSoTimeout(QUIET_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Ending ending = read(socket.getInputStream(), all);
        return new Heard(all.toByteArray(), ending);
    }

    private static Ending read(InputStream in, ByteArrayOutputStream all) throws IOException {
        byte[] piece = new byte[64 * 1024];
        try {
            while (all.size() < ENOUGH) {
                int count = in.read(piece);
                if (count < 0) {
                    return Ending.CLOSED;
                }
                all.write(piece, 0, count);
            }
            return Ending.ENOUGH;
        } catch (SocketTimeoutException e) {
            return Ending.QUIET;
        } catch (SocketException e) {
            return Ending.RESET;
        }
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String head() {
        return text().substring(0, Math.max(0, text().indexOf("\r\n\r\n")));
    }

    byte[] body() {
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = raw.indexOf("\r\n\r\n");
        return end < 0 ? new byte[0] : Arrays.copyOfRange(bytes, end + 4, bytes.length);
    }

    String body(Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(body())).toString();
    }

    /** The value of a header; of its second occurrence where asked for. */
    String header(String name, int occurrence) {
        return head().lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                .skip(occurrence)
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip())
                .orElse("");
    }
}
