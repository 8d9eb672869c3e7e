package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Deadline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewSystemTest {
    @Test
    void a_city_of_a_known_protocol_is_one_yaml_file() {
        try (Province province = new Province("classpath:systems/*.yaml", "classpath:descriptors/*.yaml")) {
            assertThat(ask(province, "140212"))
                    .isInstanceOfSatisfying(
                            Reply.Answered.class,
                            answered -> assertThat(answered.value().toString()).contains("忻州云中重型装备有限公司"));
            assertThat(ask(province, "140902"))
                    .as("another city has no such system")
                    .isInstanceOfSatisfying(
                            Reply.Unknown.class,
                            unknown -> assertThat(unknown.reason()).isEqualTo(Reply.Reason.NOT_CONNECTED));
        }
    }

    private static Reply<Attributes> ask(Province province, String division) {
        Question question = new Question(
                "city.registered-name", Province.ENTERPRISE, division, "测试", Map.of("creditCode", Province.ENTERPRISE));
        return province.call
                .ask(question, Province.HOUSE)
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(Duration.ofSeconds(5))))
                .block(Duration.ofSeconds(10));
    }
}
