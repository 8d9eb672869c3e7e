package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import cn.jince.testkit.province.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be seen of a line: times, figures, settings, and where an answer came from. */
class LineHealthTest {
    private final Province province = new Province();

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void the_four_times_of_a_call_come_in_their_order() {
        province.fake.tax().answersAfter(Duration.ofMillis(50));
        province.ask("tax.standing");

        LineHealth.Reading reading = province.health("sx.tax/tax.standing");
        LineHealth.Stamps last = reading.last();
        assertThat(last).isNotNull();
        assertThat(last.firstByte()).isAfterOrEqualTo(last.requestOut().plusMillis(49));
        assertThat(last.answerWhole()).isAfterOrEqualTo(last.firstByte());
        assertThat(last.decoded()).isAfterOrEqualTo(last.answerWhole());
        assertThat(reading.firstByte().p50Micros()).isGreaterThanOrEqualTo(49_000);
        assertThat(reading.whole().p99Micros())
                .isGreaterThanOrEqualTo(reading.firstByte().p99Micros());
        assertThat(reading.p95Millis()).isEqualTo(reading.whole().p95Micros() / 1_000);
    }

    @Test
    void a_call_without_an_answer_shows_how_far_it_came() {
        province.fake.samr().fail(Fault.GARBAGE);
        province.ask("samr.registration");
        LineHealth.Stamps unreadable =
                province.health("sx.samr/samr.registration").last();
        assertThat(unreadable.answerWhole()).isAfterOrEqualTo(unreadable.firstByte());
        assertThat(unreadable.decoded()).isNull();

        province.fake.samr().fail(Fault.HANG);
        province.ask("samr.registration");
        LineHealth.Stamps silent = province.health("sx.samr/samr.registration").last();
        assertThat(silent.requestOut()).isAfterOrEqualTo(unreadable.answerWhole());
        assertThat(silent.firstByte()).isNull();
        assertThat(silent.answerWhole()).isNull();
    }

    @Test
    void the_age_of_what_is_kept_is_that_of_the_newest_answer_that_may_still_be_given() {
        Line line = province.line("sx.tax/tax.standing");
        assertThat(line.keptFor(province.clock.instant())).isNull();
        province.ask("tax.standing");
        province.clock.move(Duration.ofSeconds(20));
        assertThat(line.keptFor(province.clock.instant())).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));

        province.clock.move(Duration.ofHours(1));
        assertThat(line.keptFor(province.clock.instant())).isNull();
        assertThat(province.line("sx.treasury/treasury.payout-lookup").keptFor(province.clock.instant()))
                .as("nothing of the treasury is kept")
                .isNull();
    }

    @Test
    void percentiles_are_of_the_last_256() {
        Percentiles percentiles = new Percentiles();
        assertThat(percentiles.read()).isEqualTo(new Percentiles.Reading(0, 0, 0));
        for (int i = 1; i <= 1_000; i++) {
            percentiles.add(i * 1_000L);
        }

        assertThat(percentiles.read()).isEqualTo(new Percentiles.Reading(872, 988, 998));
    }

    @Test
    void every_line_is_in_the_meters_with_what_its_calls_came_to() {
        MeterRegistry registry = new SimpleMeterRegistry();
        new LineMeters(province.lines).bindTo(registry);
        province.ask("tax.standing");
        province.ask("tax.standing");
        province.ask("tax.standing", "91149999MAMAGIC404", Duration.ofSeconds(5));
        province.ask("tax.standing", "91149999MAMAGIC777", Duration.ofSeconds(5));
        province.fake.treasury().fail(Fault.CUT);
        province.order("intent-0001", 500);

        assertThat(count(registry, "outcomes", "tax.standing", "outcome", "ANSWERED"))
                .isEqualTo(1);
        assertThat(count(registry, "outcomes", "tax.standing", "outcome", "ABSENT"))
                .isEqualTo(1);
        assertThat(count(registry, "outcomes", "tax.standing", "outcome", "BAD_ANSWER"))
                .isEqualTo(1);
        assertThat(count(registry, "outcomes", "treasury.payout", "outcome", "AMBIGUOUS"))
                .isEqualTo(1);
        assertThat(count(registry, "kept", "tax.standing", "use", "fresh")).isEqualTo(1);
        assertThat(count(registry, "drift", "tax.standing")).isEqualTo(1);
        assertThat(registry.get("jince.connector.kept.ratio")
                        .tag("capability", "tax.standing")
                        .gauge()
                        .value())
                .isEqualTo(0.25);
        assertThat(registry.get("jince.connector.breaker")
                        .tag("capability", "tax.standing")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("jince.connector.latency")
                        .tag("capability", "tax.standing")
                        .functionTimer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void an_answer_says_everything_about_where_it_came_from() {
        Reply.Answered<?> first = (Reply.Answered<?>) province.ask("credit.standing");
        Provenance provenance = first.provenance();

        assertThat(provenance.system()).isEqualTo("sx.credit");
        assertThat(provenance.contract()).startsWith("credit.standing/");
        assertThat(provenance.asOf()).isNotNull();
        assertThat(provenance.recordedAt())
                .isEqualTo(provenance
                        .asOf()
                        .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                        .toInstant());
        assertThat(provenance.requestDigest()).matches("sm3:[0-9a-f]{64}");
        assertThat(provenance.contractHash()).isEqualTo(province.stages.contractHash("sx.credit", "credit.standing"));
        Reply.Answered<?> again = (Reply.Answered<?>) province.ask("credit.standing");
        assertThat(again.provenance().requestDigest())
                .as("a kept answer names the request that brought it")
                .isEqualTo(provenance.requestDigest());
        assertThat(RequestDigest.of(province.line("sx.credit/credit.standing"), question("x")))
                .isNotEqualTo(RequestDigest.of(province.line("sx.credit/credit.standing"), question("y")));
        assertThat(LocalDate.now(ZoneId.of("Asia/Shanghai"))).isAfterOrEqualTo(provenance.asOf());
    }

    @Test
    void the_settings_in_force_name_no_secret() {
        LineSettings settings = province.line("sx.tax/tax.standing").settings();

        assertThat(settings.worst()).isLessThanOrEqualTo(settings.timeouts().total());
        assertThat(settings.overdue()).isEqualTo(Duration.ofMillis(900));
        assertThat(settings.toString()).doesNotContain("secret");
    }

    private static Question question(String subject) {
        return new Question("credit.standing", subject, "140000", "测试", java.util.Map.of("creditCode", subject));
    }

    private static double count(MeterRegistry registry, String name, String capability, String... tags) {
        return registry.get("jince.connector." + name)
                .tag("capability", capability)
                .tags(tags)
                .functionCounter()
                .count();
    }
}
