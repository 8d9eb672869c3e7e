package cn.jince.standalone.bench.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import redis.embedded.RedisServer;

/**
 * {@code ./dev bench gateway [--warm N] [--requests N] [--rounds N]}: processor time of each proxy for each answered
 * request, the proxies taking turns in one run before the same backend. The proxies share one core, load and backend
 * the other. Only ratios of one run mean anything.
 */
public final class GatewayBench {
    private static final int KEY_BITS = 2048;
    private static final double GOAL = 1.25;
    private static final double CACHE_GOAL = 0.5;
    private static final int WINDOWS = 3;

    private record Options(int warm, int requests, int rounds) {
        static Options of(String[] args) {
            Map<String, Integer> given =
                    new LinkedHashMap<>(Map.of("--warm", 100_000, "--requests", 20_000, "--rounds", 5));
            for (int i = 0; i + 1 < args.length; i += 2) {
                given.put(args[i], Integer.parseInt(args[i + 1]));
            }
            return new Options(at(given, "--warm"), at(given, "--requests"), at(given, "--rounds"));
        }

        private static int at(Map<String, Integer> given, String name) {
            return Objects.requireNonNull(given.get(name));
        }
    }

    private record Round(double micros, Load.Result load) {}

    private GatewayBench() {}

    public static void main(String[] args) throws IOException {
        try {
            run(Options.of(args), System.out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Options options, PrintStream out) throws IOException, InterruptedException, JOSEException {
        RSAKey key = new RSAKeyGenerator(KEY_BITS).keyID("bench").generate();
        Path folder = Files.createTempDirectory("jince-bench");
        int redisPort = Peer.freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(redisPort)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        try (Backend backend = new Backend(new JWKSet(key.toPublicJWK()).toString());
                Load load = new Load();
                Peers peers = new Peers(folder, backend.port(), redisPort, token(key))) {
            out.printf("warming with %,d requests each%n", options.warm());
            for (var each : peers.all().entrySet()) {
                warm(out, load, each.getKey(), each.getValue(), options.warm());
            }
            Map<String, List<Round>> rounds = new LinkedHashMap<>();
            for (int round = 0; round < options.rounds(); round++) {
                for (var each : peers.all().entrySet()) {
                    rounds.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                            .add(measure(load, each.getValue(), options.requests()));
                }
            }
            Load.Result direct = load.run(backend.port(), "/api/m/policies", "", options.requests());
            print(out, rounds, direct);
        } finally {
            redis.stop();
        }
    }

    private static String token(RSAKey key) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("http://localhost:8080/identity")
                        .subject("p-bench")
                        .audience("jince")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(12))))
                        .claim("kind", "PERSON")
                        .claim("mandates", List.of("91140000000000000X:ACCEPTOR"))
                        .build());
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    /** By count, and it says whether the last windows agree. */
    private static void warm(PrintStream out, Load load, String name, Peers.Contestant contestant, int requests)
            throws InterruptedException {
        List<Double> windows = new ArrayList<>();
        for (int i = 0; i < 2 * WINDOWS; i++) {
            windows.add(measure(load, contestant, requests / (2 * WINDOWS)).micros());
        }
        List<Double> last = windows.subList(WINDOWS, windows.size());
        out.printf(
                "  %-28s last windows %5.1f to %5.1f µs a request%n",
                name, Collections.min(last), Collections.max(last));
    }

    private static Round measure(Load load, Peers.Contestant contestant, int requests) throws InterruptedException {
        Peer peer = contestant.peer();
        Duration before = peer.processorTime();
        Load.Result result = load.run(peer.port(), contestant.path(), contestant.headers(), requests);
        Duration used = peer.processorTime().minus(before);
        return new Round(used.toNanos() / 1e3 / requests, result);
    }

    private static void print(PrintStream out, Map<String, List<Round>> rounds, Load.Result direct) {
        double bare = median(Objects.requireNonNull(rounds.get(Peers.BARE)));
        out.printf(
                "%n  %-28s %10s %10s %10s %9s %9s %6s%n",
                "", "CPU µs", "least/most", "vs bare", "req/s", "p99 ms", "bad");
        out.printf(
                "  %-28s %10s %10s %10s %,9.0f %9.2f %6d%n",
                "direct", "-", "-", "-", direct.perSecond(), direct.p99Millis(), direct.bad());
        rounds.forEach((name, all) -> {
            List<Double> micros = all.stream().map(Round::micros).sorted().toList();
            Load.Result middle = all.get(all.size() / 2).load();
            out.printf(
                    "  %-28s %10.1f %4.0f/%-5.0f %10.2f %,9.0f %9.2f %6d%n",
                    name,
                    median(all),
                    micros.getFirst(),
                    micros.getLast(),
                    median(all) / bare,
                    middle.perSecond(),
                    middle.p99Millis(),
                    all.stream().mapToInt(round -> round.load().bad()).sum());
        });
        double every = median(Objects.requireNonNull(rounds.get("ours, every duty"))) / bare;
        out.printf(
                "%n  goal: every duty at most %.2f times the bare Gateway: %.2f, %s%n",
                GOAL, every, every <= GOAL ? "kept" : "BROKEN");
        double kept = median(Objects.requireNonNull(rounds.get(Peers.KEPT))) / bare;
        out.printf(
                "  goal: from the cache at most %.2f times the bare Gateway: %.2f, %s%n",
                CACHE_GOAL, kept, kept <= CACHE_GOAL ? "kept" : "BROKEN");
    }

    private static double median(List<Round> rounds) {
        List<Double> sorted = rounds.stream().map(Round::micros).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
