package cn.jince.bff.mobile.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.bff.mobile.device.DevicePlatform;
import cn.jince.bff.mobile.feed.FeedRounds;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** However events and senders repeat, race and die. */
class NobodyGetsTwoTest extends Telling {

    @Test
    void gets_one_message_for_an_event_that_comes_twice() {
        consented(3);
        matched(item, 1);
        matched(item, 1);

        readFeed();
        run("UPDATE feed_cursor SET position = 0");
        readFeed();
        send();

        assertThat(messages()).hasSize(1);
        assertThat(weChat.sentTo(openId)).hasSize(1);
        assertThat(remaining()).isEqualTo(2);
    }

    @Test
    void gets_one_message_from_two_replicas_that_read_and_send_at_once() {
        consented(5);
        matched(item, 1);
        FeedRounds one = FeedRounds.replica(beans);
        FeedRounds other = FeedRounds.replica(beans);

        Flux.merge(one.round().subscribeOn(Schedulers.parallel()), other.round().subscribeOn(Schedulers.parallel()))
                .blockLast(LONG);
        Flux.range(0, 6)
                .flatMap(_ -> sendDeliveries.round().subscribeOn(Schedulers.parallel()), 6)
                .blockLast(LONG);
        send();

        assertThat(messages()).hasSize(1);
        assertThat(weChat.sentTo(openId)).hasSize(1);
        assertThat(remaining()).isEqualTo(4);
    }

    @Test
    void keeps_nothing_of_a_reader_that_lost_its_lease_while_it_waited() {
        consented(5);
        matched(item, 1);
        AtomicBoolean first = new AtomicBoolean(true);
        house.on("GET /events", call -> first.getAndSet(false) ? page(call).after(Duration.ofMillis(700)) : page(call));
        FeedRounds slow = FeedRounds.replica(beans);

        Mono<String> slowly = slow.round().map(Object::toString).onErrorResume(error -> Mono.just(error.getMessage()));
        Mono<Integer> takeover = Mono.delay(Duration.ofMillis(250))
                .then(sql.sql("UPDATE feed_cursor SET lease_until = '2000-01-01T00:00:00Z'")
                        .then())
                .then(FeedRounds.replica(beans).round());
        var both = Mono.zip(slowly, takeover).block(LONG);
        send();

        assertThat(both.getT1()).contains("another replica");
        assertThat(both.getT2()).isEqualTo(1);
        assertThat(messages()).hasSize(1);
        assertThat(weChat.sentTo(openId)).hasSize(1);
    }

    @Test
    void does_not_send_again_by_wechat_when_the_answer_was_lost() {
        consented(3);
        weChat.loseNextAnswers(1);
        matched(item, 1);

        readFeed();
        send();
        send();

        assertThat(weChat.sentTo(openId)).hasSize(1);
        assertThat(outcome()).isEqualTo("POSSIBLY_SENT WECHAT");
        assertThat(remaining()).isEqualTo(2);
    }

    @Test
    void does_not_send_again_by_wechat_when_the_sender_died_after_its_claim() {
        consented(3);
        matched(item, 1);
        readFeed();
        run("UPDATE delivery SET state = 'SENDING', channel = 'WECHAT', token = open_id, attempts = 1,"
                + " lease_until = now() - interval '1 second'");

        send();

        assertThat(weChat.sentTo(openId)).isEmpty();
        assertThat(outcome()).isEqualTo("POSSIBLY_SENT WECHAT");
        assertThat(messages()).hasSize(1);
    }

    @Test
    void sends_again_to_android_under_the_same_id_and_rings_once() {
        String token = phone(DevicePlatform.ANDROID);
        android.loseNextAnswers(1);
        matched(item, 1);

        readFeed();
        send();

        assertThat(android.pushedTo(token)).hasSize(1);
        assertThat(outcome()).isEqualTo("SENT ANDROID");
    }

    @Test
    void takes_a_new_access_token_once_when_the_old_one_ended() {
        consented(2);
        matched(item, 1);
        readFeed();
        send();
        weChat.expireToken();
        int tokens = weChat.tokensIssued();
        matched(item, 2);

        readFeed();
        send();

        assertThat(weChat.sentTo(openId)).hasSize(2);
        assertThat(weChat.tokensIssued()).isEqualTo(tokens + 1);
    }

    @Test
    void tries_again_when_wechat_is_busy_and_returns_the_consent_when_it_never_works() {
        consented(1);
        weChat.failNext(-1, 2);
        matched(item, 1);
        readFeed();
        send();
        assertThat(weChat.sentTo(openId)).hasSize(1);

        consented(1);
        weChat.failNext(47003, 1);
        matched(item, 2);
        readFeed();
        send();

        assertThat(weChat.sentTo(openId)).hasSize(1);
        assertThat(remaining()).isEqualTo(1);
        assertThat(count("state = 'DROPPED' AND person_id = '" + person + "'").block(LONG))
                .isEqualTo(1);
    }

    @Test
    void leaves_wechat_alone_once_the_days_quota_is_used_up() {
        consented(2);
        String token = phone(DevicePlatform.ANDROID);
        weChat.failNext(45009, 1);
        matched(item, 1);
        readFeed();
        send();
        matched(item, 2);
        readFeed();
        send();

        assertThat(weChat.sentTo(openId)).isEmpty();
        assertThat(android.pushedTo(token)).hasSize(2);
        assertThat(remaining()).isEqualTo(2);
    }
}
