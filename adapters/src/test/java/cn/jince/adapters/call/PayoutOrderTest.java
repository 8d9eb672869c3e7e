package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.testkit.province.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayoutOrderTest {
    private static final String INTENT = "intent-0001";
    private final Province province = new Province();

    @AfterEach
    void close() {
        province.close();
    }

    @Test
    void an_order_brings_a_receipt_and_the_same_key_pays_once() {
        CommandReply first = province.order(INTENT, 10_000_00);
        CommandReply second = province.order(INTENT, 10_000_00);

        assertThat(first).isInstanceOf(CommandReply.Accepted.class).isEqualTo(second);
        assertThat(province.fake.treasury().payouts()).hasSize(1);
        assertThat(province.fake.treasury().totalFen()).isEqualTo(10_000_00);
    }

    @Test
    void a_lost_reply_is_ambiguous_and_asking_settles_it_without_paying_twice() {
        province.fake.treasury().loseNextReply();

        assertThat(province.order(INTENT, 500)).isEqualTo(new CommandReply.Ambiguous(INTENT));
        Reply<Attributes> found = province.find(INTENT);

        assertThat(found).isInstanceOf(Reply.Answered.class);
        assertThat(province.fake.treasury().orders(INTENT))
                .as("never sent again")
                .isEqualTo(1);
        assertThat(province.fake.treasury().payouts(INTENT)).isEqualTo(1);
    }

    @Test
    void an_order_the_treasury_never_saw_is_absent() {
        assertThat(province.find("intent-9999")).isInstanceOf(Reply.Absent.class);
    }

    @Test
    void a_refused_connection_means_not_sent() {
        province.fake.treasury().fail(Fault.REFUSE);

        assertThat(province.order(INTENT, 500)).isInstanceOf(CommandReply.NotSent.class);
        province.fake.treasury().heal();
        assertThat(province.find(INTENT)).isInstanceOf(Reply.Absent.class);
        assertThat(province.order(INTENT, 500)).isInstanceOf(CommandReply.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"HANG", "GARBAGE", "SERVER_ERROR", "CUT", "ERROR_IN_200", "HUGE"})
    void whatever_else_goes_wrong_after_it_left_is_ambiguous(Fault fault) {
        province.fake.treasury().fail(fault, 1, Duration.ofMillis(100));

        assertThat(province.order(INTENT, 500)).isEqualTo(new CommandReply.Ambiguous(INTENT));
        assertThat(province.fake.treasury().orders(INTENT)).isLessThanOrEqualTo(1);
    }

    @Test
    void a_closed_account_is_rejected_for_good() {
        assertThat(province.order(INTENT, 500, "6222000011110404"))
                .isInstanceOfSatisfying(
                        CommandReply.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("4003"));
    }

    @Test
    void a_suspended_treasury_is_not_called() {
        province.stage("sx.treasury", "treasury.payout", Stage.SUSPENDED);

        assertThat(province.order(INTENT, 500))
                .isInstanceOfSatisfying(
                        CommandReply.NotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(Reply.Reason.SUSPENDED));
        assertThat(province.fake.treasury().calls()).isZero();
    }
}
