package cn.jince.platform.objection;

import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.platform.kernel.Outcome;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The department decides, the enterprise withdraws. */
@UseCase
public class MoveObjection {
    private final ObjectionStore objections;
    private final TellObjections tell;
    private final PlatformClock clock;
    private final TransactionalOperator inTransaction;

    MoveObjection(
            ObjectionStore objections, TellObjections tell, PlatformClock clock, TransactionalOperator inTransaction) {
        this.objections = objections;
        this.tell = tell;
        this.clock = clock;
        this.inTransaction = inTransaction;
    }

    /** Whoever has nothing to do with it learns not even that it exists. */
    public static boolean sees(Caller caller, FactObjection objection) {
        return caller.actsFor(objection.about().creditCode())
                || caller.covers(objection.place().division().value());
    }

    public static boolean decides(Caller caller, FactObjection objection) {
        return caller.has(Role.ACCEPTANCE)
                && caller.covers(objection.place().division().value())
                && OwningDepartments.owns(caller.department(), objection.about().system());
    }

    public Mono<Outcome<FactObjection, FactObjectionRefusal>> decide(
            Caller officer, String id, @Nullable Integer version, boolean uphold, String reason) {
        return move(
                officer,
                id,
                version,
                objection -> decides(officer, objection)
                        ? Optional.empty()
                        : Optional.of(new FactObjectionRefusal.OtherDepartment(
                                objection.place().department())),
                objection -> objection.decided(uphold, reason, clock.instant()));
    }

    public Mono<Outcome<FactObjection, FactObjectionRefusal>> withdraw(
            Caller member, String id, @Nullable Integer version) {
        return move(
                member,
                id,
                version,
                objection -> member.prepares(objection.about().creditCode())
                        ? Optional.empty()
                        : Optional.of(new FactObjectionRefusal.NotAllowed("只有企业的经办人或法定代表人可以撤回异议。")),
                objection -> objection.withdrawn(clock.instant()));
    }

    private Mono<Outcome<FactObjection, FactObjectionRefusal>> move(
            Caller caller,
            String id,
            @Nullable Integer version,
            Function<FactObjection, Optional<FactObjectionRefusal>> may,
            Function<FactObjection, Outcome<FactObjection, FactObjectionRefusal>> verb) {
        return objections
                .find(id)
                .filter(objection -> sees(caller, objection))
                .map(objection -> may.apply(objection)
                        .or(() -> stale(version, objection))
                        .map(Outcome::<FactObjection, FactObjectionRefusal>refused)
                        .orElseGet(() -> verb.apply(objection)))
                .flatMap(decided -> switch (decided) {
                    case Outcome.Done<FactObjection, FactObjectionRefusal>(FactObjection next) -> keep(next);
                    case Outcome.Refused<FactObjection, FactObjectionRefusal> _ -> Mono.just(decided);
                })
                .defaultIfEmpty(Outcome.refused(new FactObjectionRefusal.NotFound()))
                .as(inTransaction::transactional);
    }

    private static Optional<FactObjectionRefusal> stale(@Nullable Integer version, FactObjection objection) {
        if (version == null) {
            return Optional.of(new FactObjectionRefusal.VersionRequired());
        }
        return version == objection.version()
                ? Optional.empty()
                : Optional.of(new FactObjectionRefusal.Stale(objection.version()));
    }

    private Mono<Outcome<FactObjection, FactObjectionRefusal>> keep(FactObjection next) {
        return objections
                .save(next)
                .flatMap(mine -> mine
                        ? tell.moved(next).thenReturn(Outcome.<FactObjection, FactObjectionRefusal>done(next))
                        : Mono.just(Outcome.refused(new FactObjectionRefusal.Stale(next.version()))));
    }
}
