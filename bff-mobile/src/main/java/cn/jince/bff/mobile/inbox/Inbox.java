package cn.jince.bff.mobile.inbox;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Messages of all persons. */
public interface Inbox {

    /** False where the person has a message with this key already. */
    Mono<Boolean> add(UUID id, NewMessage message, Instant now);

    /** The newest messages after a sequence number. @param limit 1 to 50 */
    Mono<InboxView> view(String personId, long since, int limit);

    /** Messages after a sequence number, oldest first, at most 50. */
    Flux<InboxMessage> after(String personId, long since);

    Mono<Long> unread(String personId);

    /** False where the person has no such message; reading twice changes nothing. */
    Mono<Boolean> markRead(String personId, UUID id, Instant now);

    /** The last sequence number given, of anybody. */
    Mono<Long> newest();
}
