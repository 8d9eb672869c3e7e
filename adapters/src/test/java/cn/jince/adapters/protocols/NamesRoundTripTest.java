package cn.jince.adapters.protocols;

import static cn.jince.adapters.protocols.Connected.answered;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.protocols.RawServer.Said;
import cn.jince.adapters.protocols.RawServer.Seen;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** A thousand names go to a system and come back, letter by letter, in the character set of each protocol. */
class NamesRoundTripTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern IN_CDATA = Pattern.compile("<!\\[CDATA\\[<q><mc>(.*?)</mc></q>]]>");

    /** The first letters of each plane names use: U+4E00, U+3400, U+9FA6 and later, U+20000, U+2A700, U+30000. */
    private static List<String> names() {
        int[] planes = {0x4E00, 0x3400, 0x9FA6, 0x20000, 0x2A700, 0x30000};
        return IntStream.range(0, 1_000)
                .mapToObj(i -> new StringBuilder("晋")
                        .appendCodePoint(planes[i % planes.length] + i / planes.length % 20)
                        .append(i)
                        .appendCodePoint(0x20000 + i)
                        .appendCodePoint(0x9FA6)
                        .append("·＆有限公司")
                        .toString())
                .toList();
    }

    @Test
    void by_form_in_gb18030() {
        round("names-form-gb18030", seen -> Said.of("application/json;charset=GBK", json(form(seen.body())), GB18030));
    }

    @Test
    void by_query_in_utf_8() {
        round(
                "names-query-utf8",
                seen -> Said.of(
                        "application/json",
                        json(new QueryStringDecoder(seen.uri())
                                .parameters()
                                .get("mc")
                                .getFirst()),
                        StandardCharsets.UTF_8));
    }

    @Test
    void by_json_in_utf_16() {
        round("names-json-utf16", seen -> {
            String body = new String(seen.body(), StandardCharsets.UTF_16LE);
            String name = JsonMapper.shared().readTree(body).path("mc").asString();
            return Said.of("application/json", "\uFEFF" + json(name), StandardCharsets.UTF_16BE);
        });
    }

    @Test
    void by_soap_with_cdata_in_gb18030_both_ways() {
        round("names-soap-gb18030", seen -> {
            Matcher asked = IN_CDATA.matcher(new String(seen.body(), GB18030));
            assertThat(asked.find()).isTrue();
            return Said.of(
                    "text/xml; charset=utf-8",
                    "<?xml version=\"1.0\" encoding=\"GB2312\"?><e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><x:echoResponse xmlns:x=\"urn:t\"><return><![CDATA[<?xml version=\"1.0\" encoding=\"UTF-8\"?><a><c>0</c><d><mc>"
                            + asked.group(1) + "</mc></d></a>]]></return></x:echoResponse></e:Body></e:Envelope>",
                    GB18030);
        });
    }

    private static void round(String file, Function<Seen, Said> echo) {
        try (RawServer server = new RawServer(echo)) {
            Connected connected = new Connected(
                    "protocols/" + file + ".yaml", Map.of("test.names.url", server.url(), "test.names.secret", "s"));
            List<String> back = Flux.fromIterable(names())
                    .flatMapSequential(name -> connected.asking(Map.of("name", name)), 8)
                    .map(reply -> answered(reply).get("name").asString())
                    .collectList()
                    .block(Duration.ofSeconds(60));

            assertThat(back).hasSize(1_000).isEqualTo(names()).noneMatch(name -> name.contains("\uFFFD"));
        }
    }

    private static String form(byte[] body) {
        return new QueryStringDecoder(new String(body, StandardCharsets.US_ASCII), GB18030, false)
                .parameters()
                .get("mc")
                .getFirst();
    }

    private static String json(String name) {
        return JsonMapper.shared().writeValueAsString(Map.of("c", "0", "m", "", "d", Map.of("mc", name)));
    }
}
