package cn.jince.adapters.conformance;

import static cn.jince.adapters.conformance.Counterparts.run;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.call.WireAnswer;
import cn.jince.adapters.signing.Message;
import cn.jince.adapters.signing.Signer;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A treasury that does one thing wrong fails the checks of that thing, and no other; each has a province of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class BadCounterpartTest {
    private static final String KEY = "idempotency-key";
    private final Counterparts counterparts = new Counterparts();
    private final FaultProxy bad =
            FaultProxy.open(counterparts.province.treasury().url()).block();

    @AfterEach
    void close() {
        bad.close().block();
        counterparts.close();
    }

    @Test
    void paying_twice_for_the_same_key_is_found() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        bad.plays(_ -> true, (request, wire) -> {
            String key = request.headers().getOrDefault(KEY, "");
            boolean again = !key.isEmpty() && !seen.add(key);
            Map<String, String> headers = new TreeMap<>(request.headers());
            headers.computeIfPresent(KEY, (_, old) -> again ? old + seen.size() + System.nanoTime() : old);
            return wire.upstream()
                    .send(new RawRequest(request.method(), request.target(), headers, request.body()))
                    .flatMap(wire::say);
        });

        assertThat(failures()).containsExactlyInAnyOrder("treasury.payout idempotency.parallel");
    }

    @Test
    void taking_any_signature_is_found() {
        bad.plays(
                _ -> true,
                (request, wire) -> wire.upstream().send(signedAnew(request)).flatMap(wire::say));

        assertThat(failures())
                .containsExactlyInAnyOrder(
                        "treasury.payout signature.wrong",
                        "treasury.payout signature.late",
                        "treasury.payout signature.early",
                        "treasury.payout signature.repeated",
                        "treasury.payout-lookup signature.wrong",
                        "treasury.payout-lookup signature.late",
                        "treasury.payout-lookup signature.early",
                        "treasury.payout-lookup signature.repeated",
                        "treasury.day-statement signature.wrong",
                        "treasury.day-statement signature.late",
                        "treasury.day-statement signature.early",
                        "treasury.day-statement signature.repeated");
    }

    @Test
    void an_order_for_everybody_is_found() {
        byte[] somebody =
                "{\"code\":\"0000\",\"msg\":\"成功\",\"data\":{\"zlh\":\"x\",\"hzh\":\"GK1\",\"zt\":\"PAID\",\"amountFen\":1,\"fksj\":\"2026-11-01T00:00:00Z\"}}"
                        .getBytes(StandardCharsets.UTF_8);
        bad.plays(
                _ -> true,
                (request, wire) -> wire.upstream()
                        .send(request)
                        .map(answer -> new String(answer.body(), StandardCharsets.UTF_8).contains("\"1004\"")
                                ? new WireAnswer(200, "application/json", somebody)
                                : answer)
                        .flatMap(wire::say));

        assertThat(failures())
                .containsExactlyInAnyOrder(
                        "treasury.payout reconciliation.never-arrived", "treasury.payout-lookup contract.absent");
    }

    private List<String> failures() {
        return run(counterparts.target("sx.treasury", bad.url())).stream()
                .flatMap(report -> report.findings().stream()
                        .filter(each -> each.verdict() == Verdict.FAILED)
                        .map(each -> report.capability() + " " + each.id()))
                .toList();
    }

    /** As a system would take it that does not look at signatures. */
    private RawRequest signedAnew(RawRequest request) {
        QueryStringDecoder uri = new QueryStringDecoder(request.target(), StandardCharsets.UTF_8);
        Map<String, String> query = new TreeMap<>();
        uri.parameters().forEach((name, values) -> query.put(name, values.getFirst()));
        query.keySet().removeAll(Set.of("appKey", "timestamp", "nonce", "sign", "bodyDigest"));
        query.putAll(Signer.of(
                        counterparts.target("sx.treasury").system(),
                        "treasury-secret-for-development",
                        Clock.systemUTC())
                .sign(new Message(request.method(), uri.path(), query, Map.of(), request.body())));
        String target = uri.path() + "?"
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return new RawRequest(request.method(), target, request.headers(), request.body());
    }
}
