package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.Background;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.shadow.Agreement;
import cn.jince.adapters.shadow.Agreements;
import cn.jince.adapters.shadow.CompareShadow;
import cn.jince.adapters.shadow.Comparison;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Deadline;
import cn.jince.testkit.province.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city's tax system in shadow of the province's: same wire, one attribute in another unit. */
class ShadowTest {
    private final BlockingQueue<Comparison> compared = new LinkedBlockingQueue<>();
    private final Background background = new Background();
    private StageBoard board;
    private final Province province = new Province(
            (line, question, given, call) -> shadows().beside(line, question, given, call),
            "classpath:systems/*.yaml",
            "classpath:shadow/*.yaml");

    ShadowTest() {
        board = province.stages;
    }

    @AfterEach
    void close() {
        background.destroy();
        province.close();
    }

    @Test
    void the_line_in_use_answers_and_the_shadow_is_held_against_it() throws InterruptedException {
        Reply<Attributes> reply = ask("140702");

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answered.class,
                        answered -> assertThat(answered.provenance().system()).isEqualTo("sx.tax"));
        Map<String, Boolean> same = next();
        assertThat(same).containsEntry("(answer)", true).containsEntry("(record)", true);
        assertThat(same).containsEntry("total_assets", true).containsEntry("annual_revenue", false);
    }

    @Test
    void without_a_line_to_replace_the_dossier_is_what_we_know() throws InterruptedException {
        province.stage("sx.tax", "tax.standing", Stage.RESERVED);

        assertThat(ask("140702"))
                .isInstanceOfSatisfying(
                        Reply.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Reply.Reason.NOT_CONNECTED));
        assertThat(next())
                .isEqualTo(Map.of("(answer)", true, "(record)", true, "taxpayer_type", true, "total_assets", false));
    }

    @Test
    void a_shadow_that_hangs_keeps_nobody_waiting_and_is_counted_as_no_answer() throws InterruptedException {
        province.stage("sx.tax", "tax.standing", Stage.SUSPENDED);
        province.stage("sx.tax", "tax.standing", Stage.RETIRED);
        province.fake.tax().fail(Fault.HANG, 100);

        assertThat(ask("140702")).isInstanceOf(Reply.Unknown.class);
        assertThat(next()).isEqualTo(Map.of("(answer)", false));
        assertThat(province.health("sx.jinzhong/tax.standing").failures()).isPositive();
    }

    @Test
    void elsewhere_there_is_no_shadow() {
        ask("140902");

        assertThat(province.health("sx.jinzhong/tax.standing").calls()).isZero();
        assertThat(compared).isEmpty();
    }

    private CompareShadow shadows() {
        Map<String, JsonNode> known = Map.of(
                "taxpayer_type", JsonMapper.shared().valueToTree("一般纳税人"),
                "total_assets", JsonMapper.shared().valueToTree(1));
        Agreements queue = new Agreements() {
            @Override
            public Mono<Void> add(String system, String capability, String contractHash, Comparison comparison) {
                return Mono.fromRunnable(() -> compared.add(comparison));
            }

            @Override
            public Flux<Agreement> all() {
                return Flux.empty();
            }
        };
        return new CompareShadow(_ -> Mono.just(known), queue, board, background, Clock.systemUTC());
    }

    private Map<String, Boolean> next() throws InterruptedException {
        Comparison next = compared.poll(15, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next.same();
    }

    private Reply<Attributes> ask(String division) {
        Question question = new Question(
                "tax.standing", Province.ENTERPRISE, division, "测试", Map.of("creditCode", Province.ENTERPRISE));
        return province.call
                .ask(question, Province.HOUSE)
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(Duration.ofSeconds(8))))
                .block(Duration.ofSeconds(20));
    }
}
