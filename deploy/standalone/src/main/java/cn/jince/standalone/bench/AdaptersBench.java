package cn.jince.standalone.bench;

import cn.jince.api.reply.Reply;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

/**
 * What the onion costs: CPU of this process per call, the same loopback server in it, in rounds that take turns with a
 * bare WebClient call. The server's own part is in both.
 */
final class AdaptersBench {
    private static final int CALLS = 4_000;
    private static final int ROUNDS = 9;
    private static final int AT_ONCE = 16;
    private static final byte[] ANSWER = """
            {"code":"0000","msg":"成功","data":{"nsrsbh":"91140902MAJC00010Q","nsrmc":"忻州云中重型装备有限公司","zyywsr":"62400000.00",\
            "yysr":"70000000.00","zcze":"88000000.00","ynssde":"5000000.00","yffy":"3000000.00","nsrlx":"01","xxwlbz":"N","sjrq":"2026-11-23"}}""".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    private static final String NO_RATE = "rate: [{]calls: 100, per: 1s, burst: 50[}]\n";
    // CPU is measured, not time: a machine that is busy with something else must not end a call
    private static final String PATIENT =
            "timeouts: {connect: 5s, tls: 1s, acquire: 9s, first-byte: 9s, idle-body: 5s, total: 70s}";
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private AdaptersBench() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        AtomicLong served = new AtomicLong();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((_, response) -> {
                    served.incrementAndGet();
                    return response.header("Content-Type", "application/json;charset=UTF-8")
                            .sendByteArray(Mono.just(ANSWER));
                })
                .bindNow();
        String url = "http://127.0.0.1:" + server.port();
        Map<String, String> settings = Map.of("jince.systems.tax.url", url);
        String unshared = Connectors.changed(
                "sx.tax", NO_RATE, "", "timeouts: [{].*[}]", PATIENT, "cache: [{].*[}]", "cache: {ttl: 0s}");
        String kept = Connectors.changed("sx.tax", NO_RATE, "", "timeouts: [{].*[}]", PATIENT);
        try (Connectors whole = Connectors.of(settings, unshared);
                Connectors keeping = Connectors.of(settings, kept)) {
            overhead(out, bare(url), whole, keeping);
            coalescing(out, keeping, served);
        } finally {
            server.disposeNow();
        }
    }

    private static LongFunction<Mono<?>> bare(String url) {
        WebClient client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.create(ConnectionProvider.builder("bare")
                        .maxConnections(AT_ONCE)
                        .pendingAcquireMaxCount(AT_ONCE)
                        .build())))
                .build();
        return number -> client.get()
                .uri(java.net.URI.create(url + "/tax/v1/standing?creditCode=" + Connectors.enterprise(number)))
                .retrieve()
                .bodyToMono(byte[].class);
    }

    private static void overhead(PrintStream out, LongFunction<Mono<?>> bare, Connectors whole, Connectors keeping) {
        LongFunction<Mono<?>> onion = number ->
                whole.ask("tax.standing", Connectors.enterprise(number)).map(AdaptersBench::answered);
        LongFunction<Mono<?>> fromKept =
                _ -> keeping.ask("tax.standing", Connectors.enterprise(0)).map(AdaptersBench::answered);
        for (int i = 0; i < 3; i++) {
            round(bare);
            round(onion);
            round(fromKept);
        }
        double[] bares = new double[ROUNDS];
        double[] onions = new double[ROUNDS];
        double[] kepts = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            bares[i] = round(bare);
            onions[i] = round(onion);
            kepts[i] = round(fromKept);
        }
        double one = median(bares);
        double other = median(onions);
        out.printf("onion, %,d calls a round, %d rounds in turn, %d at once%n", CALLS, ROUNDS, AT_ONCE);
        out.printf("  %-44s %10.1f CPU µs%n", "bare WebClient call, body as bytes", one);
        out.printf("  %-44s %10.1f CPU µs%n", "the same through the onion, mapped", other);
        out.printf("  %-44s %10.1f CPU µs (%.2f times)%n", "overhead per call", other - one, other / one);
        out.printf("  %-44s %10.1f CPU µs%n", "answered from what is kept", median(kepts));
    }

    private static void coalescing(PrintStream out, Connectors keeping, AtomicLong served) {
        int questions = 20_000;
        int subjects = 200;
        served.set(0);
        Flux.range(0, questions)
                .flatMap(
                        i -> keeping.ask("tax.standing", Connectors.enterprise(1_000_000L + i / (questions / subjects)))
                                .map(AdaptersBench::answered),
                        100)
                .blockLast(Duration.ofMinutes(2));
        out.printf(
                "  %-44s %10.1f questions per call (%,d questions, %,d calls)%n",
                "coalescing and keeping", (double) questions / served.get(), questions, served.get());
    }

    private static boolean answered(Reply<?> reply) {
        if (reply instanceof Reply.Answered) {
            return true;
        }
        throw new IllegalStateException("no answer: " + reply);
    }

    /** CPU microseconds per call. */
    private static double round(LongFunction<Mono<?>> call) {
        long before = SYSTEM.getProcessCpuTime();
        Flux.range(0, CALLS)
                .flatMap(number -> Objects.requireNonNull(call.apply(number)), AT_ONCE)
                .blockLast(Duration.ofMinutes(2));
        return (SYSTEM.getProcessCpuTime() - before) / 1e3 / CALLS;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
