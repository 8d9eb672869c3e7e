package cn.jince.platform.redemption;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.adapters.AdapterViews.PayoutReceipt;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Freshness;
import cn.jince.api.reply.Provenance;
import cn.jince.api.reply.Reply;
import cn.jince.platform.claim.Account;
import cn.jince.platform.redemption.PayoutDecision.Telling;
import cn.jince.platform.redemption.PayoutIntent.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every state by every answer of the treasury. */
class PayoutDecisionTest {
    private static final Provenance TREASURY =
            new Provenance("sx.treasury", "国库", null, Instant.EPOCH, Freshness.LIVE, null);

    static PayoutIntent intent(State state, @Nullable String note) {
        return new PayoutIntent(
                "i",
                "i",
                new PayoutIntent.About(PayoutIntent.Subject.CLAIM, "c", "code", "JC1", "P1", "140902", "奖励"),
                new Account("企业", "银行", "6222000011112222"),
                100,
                state,
                1,
                1,
                null,
                null,
                note,
                new PayoutIntent.Funds("l", "r", 1, 1));
    }

    static Reply<PayoutReceipt> receipt(String state, long fen) {
        return new Reply.Answered<>(new PayoutReceipt("i", "GK1", state, fen, Instant.EPOCH), TREASURY);
    }

    static Reply<PayoutReceipt> answer(String name) {
        return switch (name) {
            case "absent" -> new Reply.Absent<>(TREASURY);
            case "unknown" ->
                new Reply.Unknown<>(
                        Reply.Reason.TIMEOUT, "sx.treasury", "国库", "国库暂无答复", Duration.ofSeconds(30), null, null);
            case "other amount" -> receipt("PAID", 101);
            default -> receipt(name, 100);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "accepted, ORDERED, true, NOT",
        "rejected, REJECTED, true, ALWAYS",
        "not sent, QUEUED, false, FIRST",
        "ambiguous, UNCERTAIN, true, NOT",
    })
    void what_an_order_comes_to(String answer, State state, boolean atOnce, Telling telling) {
        CommandReply reply = switch (answer) {
            case "accepted" -> new CommandReply.Accepted("GK1");
            case "rejected" -> new CommandReply.Rejected("4003", "收款账户已销户");
            case "not sent" -> new CommandReply.NotSent(Reply.Reason.BREAKER_OPEN, "国库暂时无法连接");
            default -> new CommandReply.Ambiguous("i");
        };
        PayoutDecision decided = PayoutDecision.ordered(reply);
        assertThat(decided.state()).isEqualTo(state);
        assertThat(decided.atOnce()).isEqualTo(atOnce);
        assertThat(decided.telling()).isEqualTo(telling);
    }

    /** The whole table, printed for those who want to read it. */
    @Test
    void what_a_question_comes_to() throws IOException {
        List<String> table = new ArrayList<>();
        for (State state : List.of(State.SENDING, State.UNCERTAIN, State.ORDERED)) {
            for (String answer : List.of("absent", "unknown", "PAID", "RETURNED", "ACCEPTED", "NEWS", "other amount")) {
                PayoutDecision decided = PayoutDecision.queried(intent(state, null), answer(answer));
                table.add("%s %s %s".formatted(state, answer.replace(' ', '-'), decided.state()));
            }
            table.add("%s breakdown %s"
                    .formatted(state, PayoutDecision.failed(intent(state, null)).state()));
        }
        Files.write(Path.of("target", "payout-table.txt"), table);
        assertThat(table)
                .containsExactly(
                        "SENDING absent QUEUED",
                        "SENDING unknown UNCERTAIN",
                        "SENDING PAID PAID",
                        "SENDING RETURNED REJECTED",
                        "SENDING ACCEPTED ORDERED",
                        "SENDING NEWS ORDERED",
                        "SENDING other-amount DISPUTED",
                        "SENDING breakdown UNCERTAIN",
                        "UNCERTAIN absent QUEUED",
                        "UNCERTAIN unknown UNCERTAIN",
                        "UNCERTAIN PAID PAID",
                        "UNCERTAIN RETURNED REJECTED",
                        "UNCERTAIN ACCEPTED ORDERED",
                        "UNCERTAIN NEWS ORDERED",
                        "UNCERTAIN other-amount DISPUTED",
                        "UNCERTAIN breakdown UNCERTAIN",
                        "ORDERED absent ORDERED",
                        "ORDERED unknown ORDERED",
                        "ORDERED PAID PAID",
                        "ORDERED RETURNED REJECTED",
                        "ORDERED ACCEPTED ORDERED",
                        "ORDERED NEWS ORDERED",
                        "ORDERED other-amount DISPUTED",
                        "ORDERED breakdown ORDERED");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void only_what_was_never_sent_is_sent_and_what_is_at_rest_stays_there(State state) {
        assertThat(PayoutDecision.sends(state)).isEqualTo(state == State.QUEUED);
        assertThat(PayoutDecision.goesOn(state))
                .isEqualTo(state != State.PAID && state != State.REJECTED && state != State.DISPUTED);
        if (state != State.QUEUED && PayoutDecision.goesOn(state)) {
            assertThat(PayoutDecision.failed(intent(state, null)).state()).isNotEqualTo(State.QUEUED);
        }
    }
}
