package cn.jince.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteFileTest {
    private static final String GOOD = """
            times:
              usual: {connect: 1s, tls: 2s, acquire: 100ms, first-byte: 5s, body-idle: 5s, upload-idle: 5s, total: deadline}
              endless: {connect: 1s, tls: 2s, acquire: 100ms, first-byte: 5s, body-idle: 5s, upload-idle: 5s, total: none}
            routes:
              - {id: one, paths: [/a/**], methods: [GET], content-types: [text/csv], audience: people, upstream: web, times: usual, body: usual, limit: usual}
              - {id: two, paths: [/a/*/b, /c.svg], audience: systems-and-operators, upstream: gateway, body: none, limit: usual}
            """;

    private static RouteFile.Reading read(String text) {
        return RouteFile.read(text, Set.of("web"), Set.of("usual"), Duration.ofSeconds(15), 1000);
    }

    @Test
    void what_is_written_is_read() {
        RouteFile.Reading reading = read(GOOD);

        assertThat(reading.mistakes()).isEmpty();
        RouteDefinition one = reading.rows().getFirst();
        assertThat(one.paths()).containsExactly("/a/**");
        assertThat(one.times()).isNotNull();
        assertThat(one.times().total()).isEqualTo(Duration.ofSeconds(15));
        assertThat(one.times().acquire()).isEqualTo(Duration.ofMillis(100));
        assertThat(one.bodyLimit()).isEqualTo(1000);
        assertThat(reading.rows().get(1).bodyLimit()).isEqualTo(-1);
        assertThat(reading.rows().get(1).times()).isNull();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "first-byte: 5s, body-idle: 5s, upload-idle: 5s, total: deadline",
                        "body-idle: 5s, upload-idle: 5s, total: deadline",
                        "times.usual.first-byte is missing"),
                Arguments.of("total: deadline", "totale: 1s", "times.usual.totale is not known"),
                Arguments.of(
                        "connect: 1s, tls: 2s, acquire: 100ms, first-byte: 5s, body-idle: 5s, upload-idle: 5s, total: deadline",
                        "tls: 0s",
                        "times.usual.tls is no time: 0s"),
                Arguments.of("upstream: web, times: usual, ", "upstream: web, ", "routes[0].times is missing"),
                Arguments.of(
                        "times: usual, ",
                        "times: endless, ",
                        "routes[0].times has no total, which only a stream may do without: endless"),
                Arguments.of("times: usual, ", "times: other, ", "routes[0].times is not known: other"),
                Arguments.of("upstream: web", "upstream: elsewhere", "routes[0].upstream is not known: elsewhere"),
                Arguments.of("audience: people", "audience: friends", "routes[0].audience is not known: friends"),
                Arguments.of("audience: people, ", "", "routes[0].audience is missing"),
                Arguments.of("methods: [GET]", "methods: [FETCH]", "routes[0].methods has no method: FETCH"),
                Arguments.of(
                        "content-types: [text/csv]",
                        "content-types: [csv]",
                        "routes[0].content-types has no media type: csv"),
                Arguments.of("paths: [/a/**]", "paths: [a]", "routes[0].paths has no path: a"),
                Arguments.of("paths: [/a/**]", "paths: [/a/**/b]", "routes[0].paths has no path: /a/**/b"),
                Arguments.of("paths: [/a/**], ", "", "routes[0].paths is missing"),
                Arguments.of(
                        "body: usual, limit: usual",
                        "body: much, limit: usual",
                        "routes[0].body is neither usual nor none: much"),
                Arguments.of(
                        "body: usual, limit: usual", "body: usual, limit: gold", "routes[0].limit is not known: gold"),
                Arguments.of("id: two", "id: one", "routes[1].id one is there twice"),
                Arguments.of("id: two", "id: Two Words", "routes[1].id is no name: Two Words"),
                Arguments.of("id: two", "id: two, colour: red", "routes[1].colour is not known"),
                Arguments.of("routes:", "ways:", "routes is missing"),
                Arguments.of("times:", "limits:", "times is missing"),
                Arguments.of("[/a/**]", "[/a/**", "no YAML"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    @DisplayName("M6 every mistake is named with its key and nothing is filled in")
    void a_mistake_is_named(String right, String wrong, String mistake) {
        assertThat(GOOD).contains(right);

        RouteFile.Reading reading = read(GOOD.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        assertThat(reading.rows()).isEmpty();
        assertThat(reading.mistakes()).anySatisfy(each -> assertThat(each).startsWith(mistake));
    }

    @Test
    @DisplayName(
            "M6 the shipped limits add up: connect, a place and the first byte fit into the whole, even asked twice")
    void the_shipped_limits_add_up() throws IOException {
        String text;
        try (InputStream in = RouteFileTest.class.getResourceAsStream("/routes.yaml")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<RouteDefinition> rows = RouteFile.read(
                        text,
                        Set.of("identity", "adapters", "bff-mobile", "bff-web"),
                        Set.of("usual", "sign-in"),
                        Duration.ofSeconds(15),
                        1)
                .rows();

        assertThat(rows).isNotEmpty();
        assertThat(rows)
                .filteredOn(row -> row.times() != null && row.times().total() != null)
                .allSatisfy(row -> {
                    TimeLimits times = row.times();
                    assertThat(times.acquire()
                                    .plus(times.connect().multipliedBy(2))
                                    .plus(times.tls())
                                    .plus(times.firstByte()))
                            .isLessThanOrEqualTo(times.total());
                    assertThat(times.connect()).isLessThan(times.firstByte());
                    assertThat(times.bodyIdle()).isLessThan(times.total());
                });
    }
}
