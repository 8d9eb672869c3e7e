package cn.jince.bff.mobile.feed;

import cn.jince.api.identity.Mandates.Member;
import cn.jince.bff.mobile.delivery.Deliveries;
import cn.jince.bff.mobile.delivery.NewDelivery;
import cn.jince.bff.mobile.feed.Letter.Reach;
import cn.jince.bff.mobile.inbox.Inbox;
import cn.jince.bff.mobile.inbox.NewMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts letters into the inboxes of members, and one delivery beside each that is new. Inside a transaction. */
@Component
class PostLetters {
    private final Inbox inbox;
    private final Deliveries deliveries;
    private final Clock clock;

    PostLetters(Inbox inbox, Deliveries deliveries, Clock clock) {
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    Mono<Void> post(List<Letter> letters, List<Member> members) {
        Map<String, List<Member>> byEnterprise = members.stream().collect(Collectors.groupingBy(Member::creditCode));
        Instant now = clock.instant();
        return Flux.fromIterable(letters)
                .concatMap(letter -> Flux.fromIterable(byEnterprise.getOrDefault(letter.creditCode(), List.of()))
                        .concatMap(member -> post(letter, member, now)))
                .then();
    }

    private Mono<Boolean> post(Letter letter, Member member, Instant now) {
        UUID id = UUID.randomUUID();
        NewMessage message = new NewMessage(
                member.personId(),
                letter.dedupKey(),
                letter.kind(),
                letter.title(),
                letter.body(),
                letter.page(),
                letter.creditCode(),
                letter.itemId(),
                letter.claimId());
        return inbox.add(id, message, now)
                .flatMap(added -> added && goesOut(letter, member)
                        ? deliveries.add(toDelivery(id, letter, member), now).thenReturn(true)
                        : Mono.just(added));
    }

    /** Viewers find everything in the inbox; phones ring for those who can act. */
    private static boolean goesOut(Letter letter, Member member) {
        return letter.reach() != Reach.INBOX && !member.mandate().equals("VIEWER");
    }

    private static NewDelivery toDelivery(UUID id, Letter letter, Member member) {
        return new NewDelivery(
                id,
                member.personId(),
                letter.dedupKey(),
                letter.letterClass(),
                letter.title(),
                letter.body(),
                letter.page(),
                letter.reach() == Reach.WECHAT ? letter.template() : null,
                member.openId(),
                letter.data());
    }
}
