package cn.jince.platform.notice;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.notice.PublicNotice.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** 异议: anyone may object while the notice is open; the payout waits until an officer has settled it. */
@UseCase
public class ObjectToNotice {
    private final Notices notices;
    private final Map<PublicNotice.Subject, NoticeFollower> followers;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    public ObjectToNotice(
            Notices notices, List<NoticeFollower> followers, PlatformClock clock, TransactionalOperator inTransaction) {
        this.notices = notices;
        this.followers = followers.stream().collect(Collectors.toMap(NoticeFollower::subject, Function.identity()));
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    public Mono<Outcome<PublicNotice, NoticeRefusal>> object(String id, String from, String reason) {
        if (from.isBlank() || from.length() > 200 || reason.isBlank() || reason.length() > 2000) {
            return Mono.just(Outcome.refused(new NoticeRefusal.Incomplete()));
        }
        return notices.find(id)
                .flatMap(notice -> notices.move(id, List.of(State.OPEN, State.OBJECTED), State.OBJECTED)
                        .flatMap(moved -> moved
                                ? notices.addObjection(id, from, reason, clock.instant())
                                        .then(Mono.defer(() -> follower(notice).objected(notice, reason)))
                                        .then(done(id))
                                : Mono.just(Outcome.<PublicNotice, NoticeRefusal>refused(
                                        new NoticeRefusal.WrongState("公示已结束，不再受理异议。")))))
                .defaultIfEmpty(Outcome.refused(new NoticeRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    public Mono<Outcome<PublicNotice, NoticeRefusal>> settle(Caller officer, String id, boolean upheld, String reason) {
        return notices.find(id)
                .filter(notice -> officer.covers(notice.about().division()))
                .flatMap(notice -> mayNot(officer, notice, reason)
                        .map(Outcome::<PublicNotice, NoticeRefusal>refused)
                        .switchIfEmpty(Mono.defer(() -> settle(officer, notice, upheld, reason))))
                .defaultIfEmpty(Outcome.refused(new NoticeRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private Mono<NoticeRefusal> mayNot(Caller officer, PublicNotice notice, String reason) {
        if (!officer.has(Role.SECOND_REVIEW)) {
            return Mono.just(new NoticeRefusal.NotAllowed());
        }
        if (reason.isBlank()) {
            return Mono.just(new NoticeRefusal.Incomplete());
        }
        return follower(notice).refusesToSettle(notice, officer).map(NoticeRefusal.FourEyes::new);
    }

    private Mono<Outcome<PublicNotice, NoticeRefusal>> settle(
            Caller officer, PublicNotice notice, boolean upheld, String reason) {
        return notices.move(notice.id(), List.of(State.OBJECTED), upheld ? State.UPHELD : State.OPEN)
                .flatMap(moved -> moved
                        ? notices.settleObjections(
                                        notice.id(), officer.id(), (upheld ? "成立：" : "不成立：") + reason, clock.instant())
                                .then(Mono.defer(() -> follower(notice).settled(notice, upheld, officer, reason)))
                                .then(done(notice.id()))
                        : Mono.just(Outcome.<PublicNotice, NoticeRefusal>refused(
                                new NoticeRefusal.WrongState("没有待处理的异议。"))));
    }

    private Mono<Outcome<PublicNotice, NoticeRefusal>> done(String id) {
        return Mono.defer(() -> notices.find(id).map(Outcome::done));
    }

    private NoticeFollower follower(PublicNotice notice) {
        return Objects.requireNonNull(
                followers.get(notice.subject()), () -> "nobody follows notices of " + notice.subject());
    }
}
