package cn.jince.adapters.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {
    private static final Provenance SOMEWHERE =
            new Provenance("sx.x", "某系统", null, Instant.EPOCH, Freshness.LIVE, "x.y/1.0");

    @Test
    void attributes_we_know_are_compared_one_by_one() {
        Comparison comparison = Comparison.of(
                facts("{\"employees\":186,\"name\":\"甲\",\"tags\":[1,2]}"),
                answered("{\"employees\":186.0,\"name\":\"乙\",\"unheard\":1,\"tags\":[1,2]}"));

        assertThat(comparison.same())
                .isEqualTo(Map.of("(answer)", true, "(record)", true, "employees", true, "name", false, "tags", true));
    }

    @Test
    void a_record_where_we_know_of_none_is_a_difference_and_the_other_way_round() {
        assertThat(Comparison.of(null, answered("{\"a\":1}")).same())
                .isEqualTo(Map.of("(answer)", true, "(record)", false));
        assertThat(Comparison.of(facts("{\"a\":1}"), new Reply.Absent<>(SOMEWHERE))
                        .same())
                .isEqualTo(Map.of("(answer)", true, "(record)", false));
        assertThat(Comparison.of(null, new Reply.Absent<>(SOMEWHERE)).same())
                .isEqualTo(Map.of("(answer)", true, "(record)", true));
    }

    @Test
    void no_answer_says_nothing_of_the_record() {
        Reply<Attributes> unknown =
                new Reply.Unknown<>(Reply.Reason.TIMEOUT, "sx.x", "某系统", "慢", Duration.ofSeconds(5), null, null);

        assertThat(Comparison.of(facts("{\"a\":1}"), unknown).same()).isEqualTo(Map.of("(answer)", false));
    }

    @Test
    void a_sample_is_even_and_capped_by_the_minute() {
        Instant minute = Instant.parse("2026-11-27T03:00:00Z");
        Sampling tenth = new Sampling(10, 60);
        Sampling all = new Sampling(100, 3);

        assertThat(IntStream.range(0, 100).filter(_ -> tenth.takes(minute)).count())
                .isEqualTo(10);
        assertThat(IntStream.range(0, 10).filter(_ -> all.takes(minute)).count())
                .isEqualTo(3);
        assertThat(all.takes(minute.plusSeconds(60))).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, JsonNode> facts(String json) {
        return (Map<String, JsonNode>) JsonMapper.shared()
                .convertValue(
                        JsonMapper.shared().readTree(json),
                        JsonMapper.shared().getTypeFactory().constructMapType(Map.class, String.class, JsonNode.class));
    }

    private static Reply<Attributes> answered(String json) {
        return new Reply.Answered<>(new Attributes(Map.copyOf(facts(json))), SOMEWHERE);
    }
}
