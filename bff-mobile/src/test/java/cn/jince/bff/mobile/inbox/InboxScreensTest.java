package cn.jince.bff.mobile.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.api.identity.Mandates.Member;
import cn.jince.bff.mobile.MobileTest;
import cn.jince.bff.mobile.device.DevicePlatform;
import cn.jince.bff.mobile.device.Devices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Inbox, its stream, phones and consents, as the client meets them. */
class InboxScreensTest extends MobileTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    private Inbox inbox;

    @Autowired
    private Devices devices;

    private UUID arrives(String person, String key) {
        UUID id = UUID.randomUUID();
        NewMessage message =
                new NewMessage(person, key, "MATCH", "标题 " + key, "正文", "pages/x", ENTERPRISE, "item", null);
        assertThat(inbox.add(id, message, Instant.now()).block(LONG)).isTrue();
        return id;
    }

    @Test
    void shows_what_came_since_and_counts_what_is_unread() {
        arrives("p-inbox", "a");
        arrives("p-inbox", "b");
        InboxView all = view("p-inbox", 0);
        arrives("p-inbox", "c");

        assertThat(all.messages()).extracting(InboxMessage::title).containsExactly("标题 b", "标题 a");
        InboxView news = view("p-inbox", all.next());
        assertThat(news.messages()).extracting(InboxMessage::title).containsExactly("标题 c");
        assertThat(news.unread()).isEqualTo(3);
        assertThat(view("p-inbox", news.next()).messages()).isEmpty();
    }

    @Test
    void lets_nobody_read_the_message_of_another() {
        UUID id = arrives("p-owner", "a");

        read("p-thief", id).isNotFound();
        read("p-owner", id).isNoContent();
        read("p-owner", id).isNoContent();

        assertThat(view("p-owner", 0).unread()).isZero();
        assertThat(view("p-thief", 0).messages()).isEmpty();
    }

    @Test
    void streams_new_messages_and_resumes_after_the_last_one_seen() {
        arrives("p-stream", "before");
        Flux<ServerSentEvent<InboxMessage>> live = stream("p-stream", "");

        StepVerifier.create(live.mapNotNull(ServerSentEvent::data).take(1))
                .then(() -> arrives("p-stream", "while open"))
                .assertNext(message -> assertThat(message.title()).isEqualTo("标题 while open"))
                .expectComplete()
                .verify(LONG);
        long first = view("p-stream", 0).messages().getLast().sequence();
        StepVerifier.create(stream("p-stream", Long.toString(first))
                        .mapNotNull(ServerSentEvent::data)
                        .take(1))
                .assertNext(message -> assertThat(message.title()).isEqualTo("标题 while open"))
                .expectComplete()
                .verify(LONG);
    }

    @Test
    void gives_a_phone_to_whoever_registered_it_last() {
        register("p-first", "IOS", "a1".repeat(32)).isNoContent();
        register("p-second", "IOS", "a1".repeat(32)).isNoContent();
        register("p-second", "WINDOWS", "a1".repeat(32)).isBadRequest();
        register("p-second", "ANDROID", "<script>").isEqualTo(422);

        assertThat(devices.findNewest("p-first").block(LONG)).isNull();
        assertThat(devices.findNewest("p-second").block(LONG))
                .satisfies(device -> assertThat(device.platform()).isEqualTo(DevicePlatform.IOS));
    }

    @Test
    void counts_consents_as_the_prompt_said() {
        house.on(
                "POST /identity/internal/members",
                List.of(new Member("p-consent", "李娟", ENTERPRISE, "PREPARER", "oX-consent", null)));
        Map<String, String> accepted = Map.of(
                "errMsg", "requestSubscribeMessage:ok", "tmpl-policy-match", "accept", "tmpl-claim-progress", "accept");

        subscribe("p-consent", accepted).isOk();
        subscribe("p-consent", accepted).isOk();
        assertThat(remaining("p-consent")).containsEntry("match", 2).containsEntry("claim", 2);

        subscribe("p-consent", Map.of("tmpl-policy-match", "reject")).isOk();
        assertThat(remaining("p-consent")).containsEntry("match", 0).containsEntry("claim", 2);

        subscribe("p-consent", Map.of("tmpl-unknown", "accept")).isEqualTo(422);
        subscribe("p-consent", Map.of("tmpl-policy-match", "perhaps", "tmpl-claim-progress", "accept"))
                .isEqualTo(422);
        assertThat(remaining("p-consent")).containsEntry("claim", 2);
    }

    @Test
    void asks_a_person_without_wechat_to_bind_it_first() {
        house.on("POST /identity/internal/members", List.of());

        subscribe("p-nobody", Map.of("tmpl-policy-match", "accept")).isEqualTo(409);
    }

    private InboxView view(String person, long since) {
        return asMember(person)
                .get()
                .uri("/api/m/inbox?since=" + since)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(InboxView.class)
                .returnResult()
                .getResponseBody();
    }

    private org.springframework.test.web.reactive.server.StatusAssertions read(String person, UUID id) {
        return asMember(person)
                .post()
                .uri("/api/m/inbox/" + id + "/read")
                .exchange()
                .expectStatus();
    }

    private Flux<ServerSentEvent<InboxMessage>> stream(String person, String last) {
        return asMember(person)
                .get()
                .uri("/api/m/events")
                .header("Last-Event-ID", last)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<InboxMessage>>() {})
                .getResponseBody();
    }

    private org.springframework.test.web.reactive.server.StatusAssertions register(
            String person, String platform, String token) {
        return asMember(person)
                .post()
                .uri("/api/m/devices")
                .bodyValue(Map.of("platform", platform, "token", token))
                .exchange()
                .expectStatus();
    }

    private org.springframework.test.web.reactive.server.StatusAssertions subscribe(
            String person, Map<String, String> result) {
        return asMember(person)
                .post()
                .uri("/api/m/subscriptions")
                .bodyValue(result)
                .exchange()
                .expectStatus();
    }

    private Map<String, Integer> remaining(String person) {
        List<Map<String, Object>> templates = asMember(person)
                .get()
                .uri("/api/m/subscriptions/templates")
                .exchange()
                .expectBody(new ParameterizedTypeReference<List<Map<String, Object>>>() {})
                .returnResult()
                .getResponseBody();
        return templates.stream()
                .collect(java.util.stream.Collectors.toMap(
                        template -> (String) template.get("scene"), template -> (Integer) template.get("remaining")));
    }
}
