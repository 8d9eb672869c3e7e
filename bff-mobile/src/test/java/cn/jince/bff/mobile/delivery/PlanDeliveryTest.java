package cn.jince.bff.mobile.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.bff.mobile.MobileSettings;
import cn.jince.bff.mobile.consent.ConsentTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a delivery waits for the morning. */
class PlanDeliveryTest extends Telling {
    private static final Instant NIGHT = Instant.parse("2026-11-24T15:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-25T00:00:00Z");

    @Autowired
    private DeliveryQueue queue;

    @Autowired
    private List<Channel> channels;

    @Autowired
    private MobileSettings settings;

    private Plan planAtNight(LetterClass letterClass) {
        MobileSettings quiet = new MobileSettings(
                settings.home(),
                settings.feed(),
                settings.delivery(),
                settings.wechat(),
                settings.android(),
                settings.apns(),
                "21:00-08:00",
                1,
                "");
        NewDelivery message = new NewDelivery(
                UUID.randomUUID(),
                person,
                "key",
                letterClass,
                "标题",
                "正文",
                "pages/x",
                ConsentTemplate.MATCH,
                openId,
                Map.of());
        Delivery delivery = new Delivery(message, DeliveryState.SENDING, null, null, false, false, false, 1, NIGHT, "");
        return new PlanDelivery(consents, devices, queue, channels, quiet)
                .plan(delivery, NIGHT)
                .block(LONG);
    }

    @Test
    void a_match_waits_for_the_morning_and_keeps_the_consent() {
        consented(1);

        assertThat(planAtNight(LetterClass.MATCH)).isEqualTo(new Plan.Wait(MORNING));
        assertThat(remaining()).isEqualTo(1);
    }

    @Test
    void a_decision_goes_at_once() {
        consented(1);

        assertThat(planAtNight(LetterClass.MUST_ARRIVE)).isEqualTo(new Plan.Push(ChannelKind.WECHAT, openId));
        assertThat(remaining()).isZero();
    }

    @Test
    void an_attempt_too_many_fails_and_gives_the_consent_back() {
        NewDelivery message = new NewDelivery(
                UUID.randomUUID(),
                person,
                "k",
                LetterClass.MATCH,
                "t",
                "b",
                "p",
                ConsentTemplate.MATCH,
                openId,
                Map.of());
        Delivery last = new Delivery(
                message, DeliveryState.SENDING, ChannelKind.WECHAT, openId, true, true, false, 6, NIGHT, "");
        SendResult busy = new SendResult.Retry("-1");

        Delivery next = last.after(busy, NIGHT, settings.delivery());

        assertThat(next.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(last.returnsConsent(busy, next)).isTrue();
    }
}
