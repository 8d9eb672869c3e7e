package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.world.Door;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Hostile bytes on bare sockets. */
class WireTest {
    private static final String TAIL = "Host: localhost\r\n";
    private static Door door;

    @BeforeAll
    static void open() {
        door = new Door();
    }

    @AfterAll
    static void close() throws Exception {
        door.close();
    }

    /** Framings that two servers could read two ways; each with a victim right behind it. */
    private static Map<String, String> framings() {
        Map<String, String> all = new LinkedHashMap<>();
        List<String> encodings = List.of(
                "xchunked",
                "chunked, identity",
                "identity, chunked, x",
                "chunked chunked",
                "\u000bchunked",
                "chunked\u0000",
                "'chunked'",
                "\"chunked\"",
                "chunked;q=1",
                "gzip, chunked, gzip",
                ", x",
                "chunkedx",
                "x-chunked",
                "CHUNKED x");
        for (String encoding : encodings) {
            all.put("TE " + encoding, "Transfer-Encoding: " + encoding + "\r\n");
        }
        for (String length : List.of(
                "+5",
                "-5",
                "0x5",
                "5 5",
                "5,5",
                "5, 6",
                "5;",
                "5.0",
                "five",
                "",
                "99999999999999999999",
                "-0",
                "5\u0000",
                "\u00bd")) {
            all.put("CL " + length, "Content-Length: " + length + "\r\n");
        }
        for (String pair : List.of("5|6", "5|5", "0|5", "5|0")) {
            String[] two = pair.split("\\|");
            all.put("CL twice " + pair, "Content-Length: " + two[0] + "\r\nContent-Length: " + two[1] + "\r\n");
        }
        for (String length : List.of("0", "5", "40")) {
            all.put("CL.TE " + length, "Content-Length: " + length + "\r\nTransfer-Encoding: chunked\r\n");
            all.put("TE.CL " + length, "Transfer-Encoding: chunked\r\nContent-Length: " + length + "\r\n");
        }
        for (String name : List.of(
                "Transfer-Encoding ",
                " Transfer-Encoding",
                "Transfer\u0000Encoding",
                "Transfer Encoding",
                "Content-Length ",
                "Content-Length\t",
                "",
                " ",
                "Content\rLength",
                "X\u000bY",
                "Tr\u00e4nsfer",
                "X(",
                "X@Y",
                "X[Y]",
                "X\"Y",
                "X/Y",
                "X{Y}")) {
            all.put("name '" + name + "'", name + ": 5\r\n");
        }
        return all;
    }

    @Test
    @DisplayName(
            "W1 no framing that can be read two ways is passed on, and who comes behind gets an answer of its own or none")
    void framing() throws Exception {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (String method : List.of("POST", "GET", "PUT")) {
            for (Map.Entry<String, String> each : framings().entrySet()) {
                cases++;
                int before = door.upstream.seen.size();
                String said = raw(method + " /api/m/policies HTTP/1.1\r\n" + TAIL + each.getValue()
                        + "\r\n0\r\n\r\nGET /api/w/me?victim HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
                int heard = door.upstream.seen.size() - before;
                long answered = answers(said);
                boolean refused = said.startsWith("HTTP/1.1 4") || said.isEmpty();
                if (!refused || heard != 0 || answered > 1) {
                    wrong.add(method + " " + each.getKey() + ": " + heard + " heard, " + answered + " answered, "
                            + said.lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(150);
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("W1b broken chunks, broken heads and other protocols are refused")
    void chunks_and_heads() throws Exception {
        String chunked = "POST /api/w/notices/1/objections HTTP/1.1\r\n" + TAIL + "Transfer-Encoding: chunked\r\n\r\n";
        List<String> bodies = List.of(
                "-1\r\n",
                "5\n12345\r\n0\r\n\r\n",
                "FFFFFFFFFFFFFFFFF\r\n",
                "0x5\r\n12345\r\n0\r\n\r\n",
                "+5\r\n12345\r\n0\r\n\r\n",
                "5 5\r\n12345\r\n0\r\n\r\n",
                "g\r\n",
                "\r\n",
                "5\r\n12345XX0\r\n\r\n",
                "\u00005\r\n",
                "5,\r\n12345\r\n0\r\n\r\n");
        List<String> heads = List.of(
                "GET / HTTP/0.9\r\n" + TAIL + "\r\n",
                "GET /\r\n\r\n",
                "GET  / HTTP/1.1 x\r\n" + TAIL + "\r\n",
                "TRACE / HTTP/1.1\r\n" + TAIL + "\r\n",
                "CONNECT localhost:80 HTTP/1.1\r\n" + TAIL + "\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001",
                "GET / HTTP/1.1\r\n" + TAIL + "X\u0000: y\r\n\r\n",
                "GET / HTTP/1.1\r\n" + TAIL + "X: y\u0000z\r\n\r\n",
                "GET / HTTP/1.1\r\n" + TAIL + ": y\r\n\r\n",
                "GET / HTTP/1.1\r\n" + TAIL + "X y\r\n\r\n",
                "G\u0000T / HTTP/1.1\r\n" + TAIL + "\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n" + TAIL + "\r\n",
                "GET / HTTP/1.2\r\n" + TAIL + "\r\n",
                "GET / HTTP/2.0\r\n" + TAIL + "\r\n",
                "GET / HTTP/1.1\r\n" + TAIL + "Expect: foo\r\n\r\n",
                "DEBUG / HTTP/1.1\r\n" + TAIL + "\r\n",
                "TRACK / HTTP/1.1\r\n" + TAIL + "\r\n",
                "get / HTTP/1.1\r\n" + TAIL + "\r\n");
        List<String> wrong = new ArrayList<>();
        for (String head : heads) {
            int before = door.upstream.seen.size();
            String said = raw(head);
            boolean refused = said.isEmpty() || said.matches("(?s)HTTP/\\d\\.\\d (4\\d\\d|505) .*");
            if (!refused || door.upstream.seen.size() != before) {
                wrong.add(head + " -> " + said.lines().findFirst().orElse(""));
            }
        }
        for (String body : bodies) {
            String said = raw(chunked + body);
            if (!said.startsWith("HTTP/1.1 4") && !said.isEmpty()) {
                wrong.add(body + " -> " + said.lines().findFirst().orElse(""));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("W2 no trick with the path reaches what its plain spelling would not, before any route")
    void paths() throws Exception {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        List<String> tricks = List.of(
                "/../actuator/env",
                "/%2e%2e/actuator/env",
                "/.%2e/actuator/env",
                "/..%2factuator/env",
                "/..;/actuator/env",
                "/;x/../actuator/env",
                "//actuator/env",
                "/%2f%2factuator",
                "/%5c..%5cactuator",
                "/\\..\\actuator",
                "/%00",
                "/%0d%0aX:%20y",
                "/%252e%252e/actuator",
                "/./x",
                "/x/.",
                "/x/..",
                "/%c0%af",
                "/%zz",
                "/%2",
                "/a;b=c",
                "/%3b",
                "/%7f");
        for (String prefix : List.of(
                "",
                "/api/m",
                "/api/w",
                "/api/w/policies",
                "/identity",
                "/open",
                "/assets",
                "/actuator",
                "/actuator/health",
                "/gateway")) {
            for (String trick : tricks) {
                cases++;
                int before = door.upstream.seen.size();
                String said = raw("GET " + prefix + trick + " HTTP/1.1\r\n" + TAIL + "Connection: close\r\n\r\n");
                boolean refused = said.startsWith("HTTP/1.1 400") || said.startsWith("HTTP/1.1 404");
                if (!refused || door.upstream.seen.size() != before) {
                    wrong.add(prefix + trick + " -> " + said.lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(200);
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("W3 heads and addresses that are too large end with 431, 414 and 413")
    void bombs() throws Exception {
        assertThat(raw("GET / HTTP/1.1\r\n" + TAIL + "X: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("GET / HTTP/1.1\r\n" + TAIL + "X: y\r\n".repeat(10_000) + "\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + TAIL + "\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(raw("POST /api/w/notices/1/objections HTTP/1.1\r\n" + TAIL + "Content-Length: 99999999\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    @DisplayName("W5 a GET with a body is a 400, and who is behind it in the line is not taken for its body")
    void a_get_with_a_body() throws Exception {
        for (String body : List.of(
                "Content-Length: 5\r\n\r\n12345", "Transfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n0\r\n\r\n")) {
            int before = door.upstream.seen.size();
            String said = raw("GET /api/w/me HTTP/1.1\r\n" + TAIL + body
                    + "GET /api/w/policies?victim HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(said).startsWith("HTTP/1.1 400");
            assertThat(door.upstream.seen.size() - before).isLessThanOrEqualTo(1);
            assertThat(door.upstream.seen.subList(before, door.upstream.seen.size()))
                    .allMatch(seen -> seen.path().equals("/api/w/policies?victim"));
        }
    }

    @Test
    @DisplayName("W7 a packed body goes on packed: nothing is unpacked at the door")
    void a_packed_body() throws Exception {
        byte[] packed;
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                zip.write(new byte[10_000_000]);
            }
            packed = bytes.toByteArray();
        }
        assertThat(packed.length).isLessThan(20_000);
        HttpResponse<String> answer = door.ask(
                "/api/w/notices/1/objections",
                request -> request.header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(packed)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(door.upstream.last().header("content-length")).isEqualTo(Integer.toString(packed.length));
        // Nobody behind is told that it is packed, and so nobody unpacks it.
        assertThat(door.upstream.last().headers()).doesNotContainKey("content-encoding");
    }

    private static long answers(String said) {
        return said.lines().filter(line -> line.startsWith("HTTP/1.1 ")).count();
    }

    /** What comes back until the server closes or says nothing for a second. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", door.port)) {
            socket.setSoTimeout(1_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // The server has closed already; what it said may still be read.
            }
            StringBuilder said = new StringBuilder();
            byte[] buffer = new byte[8192];
            try {
                for (int read = socket.getInputStream().read(buffer);
                        read >= 0;
                        read = socket.getInputStream().read(buffer)) {
                    said.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                // A reset or a second of silence ends the answer.
            }
            return said.toString();
        }
    }
}
