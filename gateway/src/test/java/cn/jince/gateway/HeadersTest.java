package cn.jince.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.gateway.world.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What headers of a client come to, as an upstream sees it. */
class HeadersTest {
    private static Door door;

    @BeforeAll
    static void open() {
        door = new Door();
    }

    @AfterAll
    static void close() throws Exception {
        door.close();
    }

    @Test
    @DisplayName("H1 no header of ours is lost by naming it in Connection")
    void connection_takes_nothing_away() throws Exception {
        List<String> ours =
                List.of("authorization", "jince-trace", "jince-deadline", "traceparent", "user-agent", "accept");
        for (String name : ours) {
            for (String spelling :
                    List.of(name, name.toUpperCase(Locale.ROOT), "close, " + name, name + ",keep-alive")) {
                String said =
                        door.raw("GET /api/m/home HTTP/1.1\r\nHost: localhost\r\nUser-Agent: me\r\nAccept: */*\r\n"
                                + "Authorization: Bearer " + door.person() + "\r\nConnection: " + spelling
                                + "\r\nConnection: close\r\n\r\n");

                assertThat(said).startsWith("HTTP/1.1 200");
                assertThat(door.upstream.last().headers().keySet()).as(spelling).containsAll(ours);
            }
        }
    }

    /** Every way to spell who one is, where one comes from, or where one wants to go. */
    private static Set<String> spellings() {
        List<String> words = List.of(
                "x-user-id",
                "x-user",
                "x-user-name",
                "x-user-roles",
                "x-auth-user",
                "x-authenticated-user",
                "x-principal",
                "x-subject",
                "x-role",
                "x-roles",
                "x-tenant-id",
                "x-enterprise",
                "x-credit-code",
                "x-division",
                "x-mandates",
                "x-real-ip",
                "x-client-ip",
                "x-cluster-client-ip",
                "true-client-ip",
                "cf-connecting-ip",
                "x-forwarded-for",
                "x-forwarded-host",
                "x-forwarded-port",
                "x-forwarded-proto",
                "x-forwarded-prefix",
                "x-forwarded-user",
                "x-forwarded-ssl",
                "x-original-url",
                "x-original-uri",
                "x-rewrite-url",
                "x-original-host",
                "x-host",
                "x-http-method-override",
                "x-http-method",
                "x-method-override",
                "x-jince",
                "x-gw-user",
                "jince-user",
                "jince-caller",
                "jince-enterprise",
                "forwarded",
                "via",
                "remote-user",
                "ssl-client-verify",
                "ssl-client-cert",
                "x-ssl-client-dn",
                "proxy-authorization",
                "cookie2",
                "tracestate",
                "baggage",
                "b3",
                "x-b3-traceid");
        Set<String> all = new TreeSet<>();
        for (String word : words) {
            all.add(word);
            all.add(word.toUpperCase(Locale.ROOT));
            all.add(word.replace('-', '_'));
            all.add(word.replace('-', '.'));
            all.add(word.replaceFirst("-", "_"));
        }
        return all;
    }

    @Test
    @DisplayName("H2 none of 200 spellings of an identity, an address or another method reaches an upstream")
    void spoofed_headers() throws Exception {
        List<String> arrived = new ArrayList<>();
        Set<String> all = spellings();
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        for (String name : all) {
            String said = door.raw("GET /api/m/policies HTTP/1.1\r\nHost: localhost\r\n" + name + ": sneaky\r\n" + name
                    + ": sneaky\r\nConnection: close\r\n\r\n");
            assertThat(said).as(name).startsWith("HTTP/1.1 200");
            if (door.upstream.last().headers().toString().contains("sneaky")) {
                arrived.add(name);
            }
        }
        assertThat(arrived).isEmpty();
    }

    @Test
    @DisplayName("H4 the trace begins at the door; the client's own is kept as a link")
    void a_new_trace_root() throws Exception {
        String theirs = "0123456789abcdef0123456789abcdef";
        door.ask("/api/m/policies", request -> request.header("traceparent", "00-" + theirs + "-0123456789abcdef-01"));

        String inward = door.upstream.last().header("traceparent");
        assertThat(inward).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain(theirs);
        assertThat(inward).contains(door.upstream.last().header("jince-trace"));
        assertThat(door.upstream.last().header("tracestate")).isEqualTo("client@jince=" + theirs);

        door.ask("/api/m/policies", request -> request.header("traceparent", "00-short-01"));
        assertThat(door.upstream.last().header("tracestate")).isEmpty();
    }
}
