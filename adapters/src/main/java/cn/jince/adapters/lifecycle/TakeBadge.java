package cn.jince.adapters.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a badge of the conformance kit: genuine, in force, and for the contract as it is now. */
@Component
public class TakeBadge {
    private final StageBoard board;
    private final Badges badges;
    private final String key;
    private final Clock clock;

    TakeBadge(StageBoard board, Badges badges, @Value("${jince.badges.key}") String key, Clock clock) {
        this.board = board;
        this.badges = badges;
        this.key = key;
        this.clock = clock;
    }

    public Mono<BadgeTaken> take(Badge badge, String actor) {
        // as exact as the database keeps it
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        BadgeTaken decided = decide(badge, now);
        return decided instanceof BadgeTaken.Kept
                ? badges.keep(badge, actor, now).thenReturn(decided)
                : Mono.just(decided);
    }

    private BadgeTaken decide(Badge badge, Instant now) {
        if (!board.knows(badge.system(), badge.capability())) {
            return new BadgeTaken.NoSuchConnector(badge.system(), badge.capability());
        }
        if (!badge.genuine(key)) {
            return new BadgeTaken.NotGenuine();
        }
        String current = board.contractHash(badge.system(), badge.capability());
        if (!badge.contractHash().equals(current)) {
            return new BadgeTaken.OtherContract(current);
        }
        return badge.inForce(now) ? new BadgeTaken.Kept(badge) : new BadgeTaken.NotInForce();
    }
}
