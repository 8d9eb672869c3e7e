package cn.jince.platform.notice;

import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Closes notices whose last day has passed by the platform's clock; what follows is in the same transaction. */
@UseCase
public final class CloseNotices {
    private final Notices notices;
    private final Map<PublicNotice.Subject, NoticeFollower> followers;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    public CloseNotices(
            Notices notices,
            List<NoticeFollower> followers,
            PlatformClock clock,
            TransactionalOperator inTransaction,
            Background background) {
        this.notices = notices;
        this.followers = followers.stream().collect(Collectors.toMap(NoticeFollower::subject, Function.identity()));
        this.clock = clock;
        this.inTransaction = inTransaction;
        background.repeat("notices", Duration.ofSeconds(1), this::closeDue);
    }

    public Mono<Void> closeDue() {
        return notices.due(clock.today()).concatMap(this::close).then();
    }

    private Mono<Void> close(String id) {
        return notices.find(id)
                .flatMap(notice -> notices.move(id, List.of(PublicNotice.State.OPEN), PublicNotice.State.CLOSED)
                        .flatMap(mine -> mine ? follow(notice) : Mono.empty()))
                .as(inTransaction::transactional);
    }

    private Mono<Void> follow(PublicNotice notice) {
        NoticeFollower follower = followers.get(notice.subject());
        return follower == null
                ? Mono.error(new IllegalStateException("nobody follows notices of " + notice.subject()))
                : follower.closed(notice);
    }
}
