package cn.jince.standalone.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fake province seen from its own side: what reached phones, what the treasury booked, and the switches that make
 * it misbehave. The platform knows nothing of this.
 */
public final class Counterparts {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI control;
    private final URI android;
    private final JsonNode people;
    private final Departments departments;
    private final Set<String> seen = new HashSet<>();

    public Counterparts(URI control, URI android, JsonNode people, Departments departments) {
        this.control = control;
        this.android = android;
        this.people = people;
        this.departments = departments;
    }

    Departments departments() {
        return departments;
    }

    /** Sets every counterpart to what the story tells of it, and remembers what has already reached phones. */
    void getReady() {
        post("/control/hrss", Map.of("fault", "NONE", "delayMillis", 1_500));
        post("/control/city", Map.of("fault", "GARBAGE"));
        post("/control/treasury", Map.of("fault", "NONE"));
        pushes().forEach(push -> seen.add(push.id()));
    }

    /** The next replies of the treasury are lost after it has booked the order. */
    public void treasuryLosesReplies(int times) {
        post("/control/treasury", Map.of("fault", "LOSE_REPLY", "times", times));
    }

    /** Switches any fault at one system, by its fake's own words. */
    public void turn(String system, String fault) {
        post("/control/" + system, Map.of("fault", fault));
    }

    /** The treasury's book: every payout it made. */
    public List<JsonNode> treasuryLedger() {
        return get(control, "/control/treasury/ledger")
                .path("payouts")
                .valueStream()
                .toList();
    }

    public List<JsonNode> treasuryLedger(String intentId) {
        return treasuryLedger().stream()
                .filter(line -> line.path("key").asString().equals(intentId))
                .toList();
    }

    /** Person id to the number of messages about this since the story began, over all channels. */
    Map<String, Integer> pushesAbout(String text) {
        Map<String, Integer> told = new HashMap<>();
        pushes().filter(push -> !seen.contains(push.id()))
                .filter(push -> push.text().contains(text))
                .forEach(push -> told.merge(personOf(push.device()), 1, Integer::sum));
        return told;
    }

    /** Ids of the members of newly grown enterprises whose phone has the app: they can always be reached. */
    Set<String> peopleWithPhones() {
        Set<String> grown = departments.newlyAboveScale();
        return people.path("persons")
                .valueStream()
                .filter(person -> person.path("device").isObject())
                .filter(person -> person.path("mandates")
                        .valueStream()
                        .anyMatch(mandate ->
                                grown.contains(mandate.path("creditCode").asString())))
                .map(person -> person.path("id").asString())
                .collect(Collectors.toSet());
    }

    /** Login of the person who may accept money for this enterprise; empty where nobody is known. */
    String acceptorOf(String creditCode) {
        return people.path("persons")
                .valueStream()
                .filter(person -> person.path("mandates")
                        .valueStream()
                        .anyMatch(
                                mandate -> mandate.path("creditCode").asString().equals(creditCode)
                                        && mandate.path("mandate").asString().equals("ACCEPTOR")))
                .map(person -> person.path("login").asString())
                .findFirst()
                .orElse("");
    }

    private String personOf(String device) {
        return people.path("persons")
                .valueStream()
                .filter(person -> person.path("openId").asString("").equals(device)
                        || person.path("device").path("token").asString("").equals(device))
                .map(person -> person.path("id").asString())
                .findFirst()
                .orElse(device);
    }

    private Stream<Push> pushes() {
        return Stream.of(
                        pushes("wechat", get(control, "/control/wechat/sent"), "openId"),
                        pushes("android", get(android, "/control/android/sent"), "device"),
                        pushes("apns", get(control, "/control/apns/sent"), "device"))
                .flatMap(each -> each);
    }

    private static Stream<Push> pushes(String channel, JsonNode book, String device) {
        List<JsonNode> lines = book.path("sent").valueStream().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Push(
                        channel + "-" + i,
                        lines.get(i).path(device).asString(),
                        lines.get(i).toString()));
    }

    private JsonNode get(URI base, String path) {
        return JSON.readTree(send(HttpRequest.newBuilder(base.resolve(path)).build()));
    }

    private void post(String path, Object body) {
        send(HttpRequest.newBuilder(control.resolve(path))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private String send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new StoryBroke("fake province: " + request.uri() + " answered " + response.statusCode() + " "
                        + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException("the fake province is not there at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryBroke("interrupted");
        }
    }

    private record Push(String id, String device, String text) {}
}
