package cn.jince.bff.mobile.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.OutboxEvent;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import cn.jince.bff.mobile.feed.Letter.Reach;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class WriteLettersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final WriteLetters letters = new WriteLetters(JSON);

    @ParameterizedTest
    @CsvSource({"CLAIM, CLAIM, c-1", "RUN, CLAIM_FREE, "})
    void a_payout_turned_away_is_told_with_the_reason_and_where_to_mend_it(
            String subject, ConsentTemplate template, String claimId) {
        OutboxEvent event = payoutRejected(subject, "e-1");

        Letter letter = letters.of(event).letters().getFirst();

        assertThat(letter.title()).startsWith("兑付退回");
        assertThat(letter.body()).contains("收款账户已销户（4003）", "30 万元");
        assertThat(letter.page()).contains("p-1");
        assertThat(letter.reach()).isEqualTo(Reach.WECHAT);
        assertThat(letter.template()).isEqualTo(template);
        assertThat(letter.claimId()).isEqualTo(claimId);
    }

    @Test
    void a_decided_objection_is_told_and_a_made_one_is_not() {
        assertThat(objection("OPEN").letters()).isEmpty();
        assertThat(objection("REJECTED").letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.body()).isEqualTo("税务局认为数据无误：已核对"));
        assertThat(objection("RESTATED").letters()).hasSize(1);
    }

    private Reading objection(String state) {
        var data = new EventTypes.FactObjectionMoved(
                "o-1", "YY1", "91140902MAJC00010Q", "annual_revenue", "营业收入", "sx.tax", "税务局", state, "已核对");
        return letters.of(new OutboxEvent(
                1, "e-" + state, EventTypes.FACT_OBJECTION_MOVED, Instant.EPOCH, "o-1", JSON.valueToTree(data)));
    }

    @Test
    void a_second_rejection_is_told_again_the_same_event_is_not() {
        assertThat(key("e-1")).isEqualTo(key("e-1")).isNotEqualTo(key("e-2"));
    }

    @ParameterizedTest
    @CsvSource({"ANSWERED, 诉求已答复, APP", "HANDED_OVER, 诉求已转交, INBOX", "EXTENDED, 诉求办理延长, INBOX"})
    void an_answer_rings_and_what_only_takes_longer_waits_in_the_inbox(String moved, String title, Reach reach) {
        EventTypes.EnquiryMoved data = new EventTypes.EnquiryMoved(
                "q-1",
                "ZX20261125000001",
                "91140902MAJC00010Q",
                "何时拨付",
                null,
                moved,
                "省财政厅",
                LocalDate.of(2026, 11, 30));

        Letter letter = letters.of(new OutboxEvent(
                        1, "e-1", EventTypes.ENQUIRY_MOVED, Instant.EPOCH, "q-1", JSON.valueToTree(data)))
                .letters()
                .getFirst();

        assertThat(letter.title()).isEqualTo(title + "：何时拨付");
        assertThat(letter.body()).contains("省财政厅");
        assertThat(letter.reach()).isEqualTo(reach);
        assertThat(letter.page()).contains("q-1");
    }

    @Test
    void a_step_of_the_deadline_ladder_is_told_once_and_who_meets_an_item_later_hears_why() {
        EventTypes.DeadlineNear near = new EventTypes.DeadlineNear(
                "P065", 2, "小升规奖励", "工信局", LocalDate.of(2026, 11, 30), 3, 2, List.of("91140902MAJC00010Q"));
        Letter reminder =
                letters.of(event(EventTypes.DEADLINE_NEAR, near)).letters().getFirst();
        assertThat(reminder.body()).contains("还有 2 天截止（2026-11-30，含当日）");
        assertThat(reminder.dedupKey()).isEqualTo("deadline:P065:2:3");

        EventTypes.EnterprisesMatched later = new EventTypes.EnterprisesMatched(
                "P065", 2, "小升规奖励", "工信局", null, List.of("91140902MAJC00010Q"), List.of(0L), "统计局的数据到达");
        Letter match = letters.of(event(EventTypes.ENTERPRISES_MATCHED, later))
                .letters()
                .getFirst();
        assertThat(match.title()).isEqualTo("现已符合：小升规奖励");
        assertThat(match.body()).startsWith("统计局的数据到达，您的企业符合");
        assertThat(match.dedupKey()).isEqualTo("match:P065:2");
    }

    private static OutboxEvent event(String type, Object data) {
        return new OutboxEvent(1, "e-1", type, Instant.EPOCH, "P065", JSON.valueToTree(data));
    }

    private String key(String eventId) {
        return letters.of(payoutRejected("CLAIM", eventId)).letters().getFirst().dedupKey();
    }

    private static OutboxEvent payoutRejected(String subject, String eventId) {
        EventTypes.PayoutRejected data = new EventTypes.PayoutRejected(
                "p-1",
                subject,
                "c-1",
                "JC140902-2026-000001",
                "91140902MAJC00010Q",
                "P065",
                "小升规奖励",
                30_000_000,
                "收款账户已销户（4003）");
        return new OutboxEvent(1, eventId, EventTypes.PAYOUT_REJECTED, Instant.EPOCH, "p-1", JSON.valueToTree(data));
    }
}
