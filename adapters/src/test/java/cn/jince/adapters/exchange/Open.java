package cn.jince.adapters.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.TestTokens;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A vendor's side of the open interfaces, on a real socket. */
final class Open {
    static final String NDJSON = "application/x-ndjson";
    private final HttpClient client;

    Open(int port) {
        this.client =
                HttpClient.newConnection().baseUrl("http://localhost:" + port).responseTimeout(Duration.ofSeconds(120));
    }

    record Answer(int status, JsonNode body, String text, Map<String, String> headers) {
        String code() {
            return body.path("code").asString("");
        }

        long number(String member) {
            return body.path(member).longValue();
        }
    }

    static Map<String, String> as(String system) {
        return Map.of("Authorization", "Bearer " + TestTokens.of(system, "SYSTEM", "LEGACY"));
    }

    static Map<String, String> with(Map<String, String> headers, String... more) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    /** @param timestamp milliseconds */
    static Map<String, String> signed(
            Map<String, String> headers, String secret, String path, String body, long timestamp, String nonce) {
        String digest = sm3(body.getBytes(StandardCharsets.UTF_8));
        return with(
                headers,
                "Jince-Timestamp",
                Long.toString(timestamp),
                "Jince-Nonce",
                nonce,
                "Jince-Digest",
                digest,
                "Jince-Signature",
                hmacSm3(secret, String.join("\n", "POST", path, Long.toString(timestamp), nonce, digest)));
    }

    private static String hmacSm3(String secret, String text) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(secret.getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return java.util.HexFormat.of().formatHex(out);
    }

    private static String sm3(byte[] body) {
        SM3Digest digest = new SM3Digest();
        digest.update(body, 0, body.length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return java.util.HexFormat.of().formatHex(out);
    }

    Answer post(Map<String, String> headers, String path, String type, Publisher<ByteBuf> body) {
        return Objects.requireNonNull(client.headers(all -> headers.forEach(all::set))
                .headers(all -> all.set("Content-Type", type))
                .post()
                .uri(path)
                .send(body)
                .responseSingle(Open::answer)
                .block(Duration.ofMinutes(4)));
    }

    Answer post(Map<String, String> headers, String path, String type, String body) {
        return post(headers, path, type, Mono.just(Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8))));
    }

    Answer batch(String system, String kind, String id, String rows) {
        return post(with(as(system), "Idempotency-Key", id), "/open/" + kind, NDJSON, rows);
    }

    Answer get(Map<String, String> headers, String path) {
        return Objects.requireNonNull(client.headers(all -> headers.forEach(all::set))
                .get()
                .uri(path)
                .responseSingle(Open::answer)
                .block(Duration.ofSeconds(60)));
    }

    private static Mono<Answer> answer(
            reactor.netty.http.client.HttpClientResponse response, reactor.netty.ByteBufMono body) {
        return body.asString(StandardCharsets.UTF_8).defaultIfEmpty("").map(text -> {
            Map<String, String> headers = new java.util.HashMap<>();
            response.responseHeaders()
                    .forEach(each -> headers.put(each.getKey().toLowerCase(java.util.Locale.ROOT), each.getValue()));
            boolean json = String.valueOf(headers.get("content-type")).contains("json")
                    && !String.valueOf(headers.get("content-type")).contains("ndjson");
            return new Answer(
                    response.status().code(),
                    json && !text.isEmpty()
                            ? JsonMapper.shared().readTree(text)
                            : JsonMapper.shared().createObjectNode(),
                    text,
                    headers);
        });
    }

    /** Asks for the report until it is as wanted. */
    Answer until(Map<String, String> headers, String path, Predicate<Answer> wanted) {
        Answer found = Flux.interval(Duration.ofMillis(100))
                .onBackpressureDrop()
                .concatMap(
                        _ -> client.headers(all -> headers.forEach(all::set))
                                .get()
                                .uri(path)
                                .responseSingle(Open::answer),
                        1)
                .filter(wanted)
                .blockFirst(Duration.ofMinutes(3));
        assertThat(found).isNotNull();
        return Objects.requireNonNull(found);
    }

    Answer done(String system, String batch) {
        return until(
                as(system),
                "/open/batches/" + batch,
                answer -> answer.body().path("state").asString("").equals("DONE"));
    }

    static String code(String division, int i) {
        String seventeen = "91%sMA%07d".formatted(division, i);
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        int sum = IntStream.range(0, 17)
                .map(at -> alphabet.indexOf(seventeen.charAt(at)) * weights[at])
                .sum();
        return seventeen + alphabet.charAt((31 - sum % 31) % 31);
    }

    static String fact(int i) {
        return "{\"creditCode\":\"%s\",\"asOf\":\"2026-11-01\",\"facts\":{\"certification_times\":%d}}"
                .formatted(code("140105", i), i % 9);
    }

    /** Rows in buffers of some kilobytes, made as they are asked for. */
    static Flux<ByteBuf> stream(int from, int to, java.util.function.IntFunction<byte[]> row) {
        return Flux.range(from, to - from)
                .map(row::apply)
                .buffer(200)
                .map(rows -> Unpooled.wrappedBuffer(rows.toArray(byte[][]::new)));
    }
}
