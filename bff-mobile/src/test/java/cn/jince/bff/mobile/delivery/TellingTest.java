package cn.jince.bff.mobile.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.event.EventTypes;
import cn.jince.api.event.EventTypes.ClaimFreeMoved;
import cn.jince.api.event.EventTypes.ItemPublished;
import cn.jince.api.identity.Mandates.Member;
import cn.jince.bff.mobile.device.DevicePlatform;
import cn.jince.bff.mobile.inbox.InboxMessage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is told, and by which channel. */
class TellingTest extends Telling {

    @Test
    void tells_a_member_who_consented_by_wechat_within_the_templates_limits() {
        consented(1);
        matched(item, 1);

        readFeed();
        send();

        assertThat(weChat.sentTo(openId)).singleElement().satisfies(sent -> {
            assertThat(sent.template()).isEqualTo("tmpl-policy-match");
            assertThat(sent.data().get("thing1"))
                    .isEqualTo("忻州市工业企业小升规市级配套奖励资金…")
                    .hasSizeLessThanOrEqualTo(20);
            assertThat(sent.page()).isEqualTo("pages/policy/detail?id=" + item);
        });
        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("20 万元"));
        assertThat(remaining()).isZero();
    }

    @Test
    void pushes_to_the_app_of_an_android_phone_without_consent() {
        String token = phone(DevicePlatform.ANDROID);
        matched(item, 1);

        readFeed();
        send();

        assertThat(android.pushedTo(token)).hasSize(1);
        assertThat(outcome()).isEqualTo("SENT ANDROID");
    }

    @Test
    void pushes_to_the_app_of_an_iphone_without_consent() {
        String token = phone(DevicePlatform.IOS);
        matched(item, 1);

        readFeed();
        send();

        assertThat(apns.pushedTo(token))
                .singleElement()
                .satisfies(notice -> assertThat(notice.title()).startsWith("新政策匹配"));
        assertThat(outcome()).isEqualTo("SENT APNS");
    }

    @Test
    void leaves_those_without_consent_and_phone_the_inbox() {
        matched(item, 1);

        readFeed();
        send();

        assertThat(messages()).hasSize(1);
        assertThat(weChat.sentTo(openId)).isEmpty();
        assertThat(outcome()).isEqualTo("SENT INBOX");
    }

    @Test
    void rings_no_phone_of_a_viewer() {
        members.clear();
        members.add(new Member(person, "看客", ENTERPRISE, "VIEWER", openId, null));
        consented(1);
        matched(item, 1);

        readFeed();
        send();

        assertThat(messages()).hasSize(1);
        assertThat(weChat.sentTo(openId)).isEmpty();
    }

    @Test
    void spends_a_consent_on_one_message_only() {
        consented(1);
        String token = phone(DevicePlatform.ANDROID);
        matched(item, 1);
        matched(item, 2);

        readFeed();
        send();

        assertThat(weChat.sentTo(openId)).hasSize(1);
        assertThat(android.pushedTo(token)).hasSize(1);
        assertThat(messages()).hasSize(2);
    }

    @Test
    void falls_back_to_the_app_when_wechat_knows_of_no_consent() {
        consented(2);
        weChat.revokeConsents(openId, "tmpl-policy-match");
        String token = phone(DevicePlatform.ANDROID);
        matched(item, 1);

        readFeed();
        send();

        assertThat(remaining()).isZero();
        assertThat(android.pushedTo(token)).hasSize(1);
    }

    @Test
    void forgets_an_iphone_that_removed_the_app() {
        apns.unregister(phone(DevicePlatform.IOS), Instant.now().plusSeconds(60));
        matched(item, 1);

        readFeed();
        send();

        assertThat(outcome()).isEqualTo("SENT INBOX");
        assertThat(devices.findNewest(person).block(LONG)).isNull();
    }

    @Test
    void tells_a_payout_without_caps_and_its_own_steps_only_in_the_inbox() {
        consents.grant(openId, cn.jince.bff.mobile.consent.ConsentTemplate.CLAIM, 3, Instant.now())
                .block(LONG);
        weChat.grantConsents(openId, "tmpl-claim-progress", 3);
        for (String state :
                java.util.List.of("DRAFT", "SUBMITTED", "AWAITING_CORRECTION", "APPROVED", "PAYABLE", "PAID")) {
            claimMoved("claim-" + item, state);
        }

        readFeed();
        send();

        assertThat(weChat.sentTo(openId).stream().map(sent -> sent.data().get("phrase3")))
                .containsExactlyInAnyOrder("待补正", "审批通过", "已兑付");
        assertThat(messages()).hasSize(4);
    }

    @Test
    void tells_a_member_left_out_of_a_claim_free_run_why() {
        happens(
                EventTypes.CLAIM_FREE_MOVED,
                new ClaimFreeMoved("run-" + item, ENTERPRISE, item, "稳岗返还", "LEFT_OUT", null, "参保人数待核实"));

        readFeed();

        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("参保人数待核实"));
    }

    @Test
    void caps_match_messages_of_a_day_but_not_the_inbox() {
        consented(3);
        matched(item, 1);
        matched(item, 2);
        matched(item, 3);

        readFeed();
        send();

        assertThat(weChat.sentTo(openId)).hasSize(2);
        assertThat(messages()).hasSize(3);
        assertThat(remaining()).isEqualTo(1);
    }

    @Test
    void tells_nobody_of_an_item_published_silently() {
        happens(EventTypes.ITEM_PUBLISHED, new ItemPublished(item, 1, "导入的事项", true));
        matched(item, 1);

        readFeed();

        assertThat(messages()).isEmpty();
    }

    @Test
    void sets_an_unreadable_event_aside_and_goes_on() {
        happens(EventTypes.CLAIM_MOVED, Map.of("nonsense", true));
        matched(item, 1);

        readFeed();

        assertThat(messages()).extracting(InboxMessage::kind).containsExactly("MATCH");
    }

    @Test
    void reads_an_event_of_a_newer_platform_that_says_more() {
        happens(
                EventTypes.CLAIM_FREE_MOVED,
                Map.of(
                        "runId",
                        "run-new-" + item,
                        "creditCode",
                        ENTERPRISE,
                        "itemId",
                        item,
                        "itemName",
                        "稳岗返还",
                        "state",
                        "CANDIDATE",
                        "channel",
                        "a word of tomorrow"));

        readFeed();

        assertThat(messages()).hasSize(1);
    }

    @Test
    void reads_the_event_again_when_identity_was_away() {
        house.on("POST /identity/internal/members", _ -> cn.jince.bff.mobile.StubHouse.Answer.down());
        matched(item, 1);
        org.assertj.core.api.Assertions.assertThatThrownBy(this::readFeed).isNotNull();
        run("UPDATE feed_cursor SET lease_until = '2000-01-01T00:00:00Z'");
        house.on("POST /identity/internal/members", members);

        readFeed();

        assertThat(messages()).hasSize(1);
    }
}
