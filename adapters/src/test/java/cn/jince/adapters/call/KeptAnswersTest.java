package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.SystemDescriptor.Cache;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import cn.jince.testkit.province.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.StringNode;

class KeptAnswersTest {
    private static final String KEPT =
            "cache: {ttl: 30s, stale-while-revalidate: 30s, stale-if-error: 10m, negative-ttl: 10s}";
    private Province province = Province.changed("sx.tax");

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void an_answer_is_live_then_kept_then_stale_while_a_new_one_is_fetched() {
        assertThat(freshness(province.ask("tax.standing"))).isEqualTo(Freshness.LIVE);
        assertThat(freshness(province.ask("tax.standing"))).isEqualTo(Freshness.CACHED);

        province.clock.move(Duration.ofSeconds(31));
        assertThat(freshness(province.ask("tax.standing"))).isEqualTo(Freshness.STALE);

        Province.until(
                "a second call",
                () -> province.fake.tax().calls() == 2 && line().flights().running() == 0);
        assertThat(freshness(province.ask("tax.standing"))).isEqualTo(Freshness.CACHED);
        assertThat(province.fake.tax().calls()).isEqualTo(2);
    }

    @Test
    void an_older_answer_stands_in_where_no_new_one_can_be_had() {
        province.ask("tax.standing");
        province.fake.tax().fail(Fault.ERROR_IN_200);

        province.clock.move(Duration.ofMinutes(9));
        assertThat(freshness(province.ask("tax.standing"))).isEqualTo(Freshness.STALE);
        assertThat(province.fake.tax().calls()).as("it was asked first").isEqualTo(2);

        province.clock.move(Duration.ofMinutes(2));
        assertThat(province.ask("tax.standing")).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void no_such_record_is_kept_for_its_own_time_and_never_given_when_stale() {
        String nobody = "91149999MAMAGIC404";
        assertThat(freshness(province.ask("tax.standing", nobody, Duration.ofSeconds(5))))
                .isEqualTo(Freshness.LIVE);
        assertThat(freshness(province.ask("tax.standing", nobody, Duration.ofSeconds(5))))
                .isEqualTo(Freshness.CACHED);

        province.clock.move(Duration.ofSeconds(11));
        province.fake.tax().fail(Fault.ERROR_IN_200);

        assertThat(province.ask("tax.standing", nobody, Duration.ofSeconds(5))).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void sensitive_answers_are_never_kept_nor_shared() {
        province.close();
        province = Province.changed("sx.tax", KEPT, "cache: {ttl: 0s, sensitive: true}");

        assertThat(freshness(province.ask("tax.standing"))).isEqualTo(Freshness.LIVE);
        assertThat(freshness(province.ask("tax.standing"))).isEqualTo(Freshness.LIVE);
        assertThat(line().kept().bytes()).isZero();
        assertThat(new Kept(new Cache(Duration.ofMinutes(1), null, null, null, true)).keeps())
                .isFalse();
    }

    @Test
    void a_follower_who_leaves_does_not_end_the_call_and_neither_does_the_leader() {
        province.fake.tax().answersAfter(Duration.ofMillis(300));
        Disposable leader = asking().subscribe();
        Disposable follower = asking().subscribe();
        leader.dispose();
        follower.dispose();

        assertThat(freshness(province.ask("tax.standing"))).isEqualTo(Freshness.LIVE);
        assertThat(province.fake.tax().calls()).isEqualTo(1);
        assertThat(line().flights().joined()).isEqualTo(2);
    }

    @Test
    void a_leader_that_fails_fails_for_all_and_has_one_successor() {
        province.fake.tax().fail(Fault.HANG);

        assertThat(Flux.range(0, 50).flatMap(_ -> asking(), 50).collectList().block(Duration.ofSeconds(20)))
                .hasSize(50)
                .allMatch(Reply.Unknown.class::isInstance);
        assertThat(province.fake.tax().calls()).isEqualTo(1);

        assertThat(Flux.range(0, 50).flatMap(_ -> asking(), 50).collectList().block(Duration.ofSeconds(20)))
                .hasSize(50);
        assertThat(province.fake.tax().calls()).isEqualTo(2);
    }

    @Test
    void what_is_kept_stays_within_its_bound() {
        Kept kept = new Kept(new Cache(Duration.ofHours(1), null, null, null, null));
        Provenance from = new Provenance("s", "s", null, Instant.EPOCH, Freshness.LIVE, null);
        for (int i = 0; i < 3_000; i++) {
            kept.keep(
                    Map.of("creditCode", i),
                    new Reply.Answered<>(new Attributes(Map.of("name", new StringNode("x".repeat(2_000)))), from),
                    Instant.EPOCH);
        }

        assertThat(kept.bytes()).isPositive().isLessThanOrEqualTo(4 * 1024 * 1024);
    }

    private reactor.core.publisher.Mono<Reply<Attributes>> asking() {
        return province.asking("tax.standing", Province.ENTERPRISE, Duration.ofSeconds(5), Province.HOUSE);
    }

    private Line line() {
        return province.line("sx.tax/tax.standing");
    }

    private static Freshness freshness(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes> answered -> answered.provenance().freshness();
            case Reply.Absent<Attributes>(var provenance) -> provenance.freshness();
            case Reply.Unknown<Attributes> unknown -> throw new AssertionError(unknown);
        };
    }
}
