package cn.jince.standalone;

import cn.jince.testkit.store.Database;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./dev bench exchange [--rows N]}: one batch of facts, a million rows and one in a hundred of them bad, through
 * the gateway to {@code /open/facts} of a house of its own; then the error report, and the same batch again.
 */
public final class ExchangeBench {
    private static final String BATCH = "bench-exchange-0001";
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final House house;
    private final int rows;
    private final PrintStream out;

    private ExchangeBench(House house, int rows, PrintStream out) {
        this.house = house;
        this.rows = rows;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        int rows = args.length == 2 && args[0].equals("--rows") ? Integer.parseInt(args[1]) : 1_000_000;
        Path directory = Files.createTempDirectory("jince-bench-");
        Logs.to(directory.resolve("logs"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (House house = House.start(Ports.free(), directory, out)) {
            new ExchangeBench(house, rows, out).run();
        }
        System.exit(0);
    }

    private void run() throws IOException {
        try (PeakMemory memory = PeakMemory.watch()) {
            out.printf(
                    "%,d rows, 1 in 100 bad, as one NDJSON batch; every service in this JVM, heap at most %,d MB%n",
                    rows, Runtime.getRuntime().maxMemory() >> 20);
            line("before", memory.take());
            long began = System.nanoTime();
            HttpResponse<String> answer = push();
            double read = seconds(began);
            say("read and kept until the answer (%d)".formatted(answer.statusCode()), read, memory.take());
            JsonNode report = done();
            double all = seconds(began);
            say("kept and passed on, every row judged", all, memory.take());
            out.printf("    %s%n", counts(report));
            began = System.nanoTime();
            long errors = errors();
            say("error report of %,d lines".formatted(errors), seconds(began), memory.take());
            again(report, memory);
        }
    }

    private void again(JsonNode report, PeakMemory memory) throws IOException {
        String before = kept();
        long began = System.nanoTime();
        HttpResponse<String> answer = push();
        say("the same batch again (%d)".formatted(answer.statusCode()), seconds(began), memory.take());
        boolean same = counts(done()).equals(counts(report)) && kept().equals(before);
        out.printf("    %s; %s%n", same ? "nothing changed" : "SOMETHING CHANGED", kept());
        if (!same) {
            throw new IllegalStateException("an idempotent re-send changed something: " + before + " to " + kept());
        }
    }

    private void say(String what, double seconds, String memory) {
        line("%s: %.1f s, %,.0f rows/s".formatted(what, seconds, rows / seconds), memory);
    }

    private void line(String what, String memory) {
        out.printf("  %-76s %s%n", what, memory);
    }

    private static String counts(JsonNode report) {
        return "received %,d, accepted %,d, quarantined %,d, pending %,d"
                .formatted(
                        report.path("received").asLong(),
                        report.path("accepted").asLong(),
                        report.path("quarantined").asLong(),
                        report.path("pending").asLong());
    }

    /** Rows of facts, and when the last of them was written. */
    private String kept() {
        Database database = house.stores().database();
        String sql = "SELECT count(*), max(received_at) FROM platform.enterprise_facts WHERE system = 'sx.tech'";
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return "%,d rows of facts, the last written at %s".formatted(found.getLong(1), found.getString(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> push() throws IOException {
        HttpResponse<String> answer = send(to("/open/facts")
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", BATCH)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new PushedRows(rows))));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("refused: " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private JsonNode done() throws IOException {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < until) {
            JsonNode report = JsonMapper.shared()
                    .readTree(send(to("/open/batches/" + BATCH).GET()).body());
            if (report.path("state").asString("").equals("DONE")) {
                return report;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
        throw new IllegalStateException("not done within " + LONGEST);
    }

    private long errors() throws IOException {
        return send(to("/open/batches/" + BATCH + "/errors").GET())
                        .body()
                        .lines()
                        .count()
                - 1;
    }

    private HttpRequest.Builder to(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(house.ports().url(Service.GATEWAY) + path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token());
    }

    private String token() throws IOException {
        String basic = Base64.getEncoder()
                .encodeToString("legacy-taiyuan:legacy-secret-for-development".getBytes(StandardCharsets.US_ASCII));
        String body = send(HttpRequest.newBuilder(
                                URI.create(house.ports().url(Service.GATEWAY) + "/identity/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")))
                .body();
        return JsonMapper.shared().readTree(body).path("access_token").asString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        Future<HttpResponse<String>> sent =
                client.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
