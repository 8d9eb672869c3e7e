package cn.jince.platform.claimfree;

import cn.jince.edge.Caller;
import cn.jince.platform.claim.Account;
import cn.jince.platform.fiscal.ReserveFunds;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.notice.NoticeFollower;
import cn.jince.platform.notice.PublicNotice;
import cn.jince.platform.redemption.PayoutFollower;
import cn.jince.platform.redemption.PayoutIntent;
import cn.jince.platform.redemption.QueuePayout;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** A run once its notices and payouts have moved. */
@Configuration(proxyBeanMethods = false)
class RunFollow {

    @Bean
    NoticeFollower runAfterNotice(
            Runs runs, RunEvents events, QueuePayout payouts, ReserveFunds funds, PlatformClock clock) {
        return new AfterNotice(runs, events, payouts, funds, clock);
    }

    @Bean
    PayoutFollower runAfterPayout(Runs runs, RunEvents events) {
        return new AfterPayout(runs, events);
    }

    private static Mono<Run> moved(Runs runs, String id, String creditCode, Function<Run.Member, Run.Member> change) {
        return runs.lock(id)
                .flatMap(run -> Mono.justOrEmpty(run.members().stream()
                                .filter(one -> one.creditCode().equals(creditCode))
                                .findFirst())
                        .flatMap(member -> runs.save(id, change.apply(member))))
                .then(Mono.defer(() -> runs.find(id)));
    }

    /** PAYING from the first closed notice on; CONCLUDED when nobody is left to be paid. */
    private static Mono<Run> settle(Runs runs, Run run) {
        boolean open = run.count(Run.MemberState.IN_PUBLIC_NOTICE, Run.MemberState.PAYABLE) > 0;
        Run.State state = open ? Run.State.PAYING : Run.State.CONCLUDED;
        return run.state() == state
                ? Mono.just(run)
                : runs.save(run.to(state, run.firstBy(), run.noticeClosesOn())).thenReturn(run);
    }

    private static Run.Member member(Run run, String creditCode) {
        return run.members().stream()
                .filter(one -> one.creditCode().equals(creditCode))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run " + run.id() + " has no member " + creditCode));
    }

    private record AfterNotice(
            Runs runs, RunEvents events, QueuePayout payouts, ReserveFunds funds, PlatformClock clock)
            implements NoticeFollower {
        @Override
        public PublicNotice.Subject subject() {
            return PublicNotice.Subject.RUN;
        }

        @Override
        public Mono<Void> closed(PublicNotice notice) {
            String code = notice.about().creditCode();
            long amount = notice.about().amountFen();
            return moved(runs, notice.subjectId(), code, one -> one.to(Run.MemberState.PAYABLE, amount, null))
                    .flatMap(run -> settle(runs, run))
                    .flatMap(run -> queue(run, member(run, code)));
        }

        private Mono<Void> queue(Run run, Run.Member member) {
            Account account = member.account();
            if (account == null) {
                return Mono.error(new IllegalStateException("run " + run.id() + ": a member has no account"));
            }
            PayoutIntent.About about = new PayoutIntent.About(
                    PayoutIntent.Subject.RUN,
                    run.id(),
                    member.creditCode(),
                    "MS" + run.id().substring(0, 8) + "-" + member.creditCode(),
                    run.itemId(),
                    member.division(),
                    run.itemName());
            return payouts.queue(about, account, clock.instant());
        }

        @Override
        public Mono<Void> objected(PublicNotice notice, String reason) {
            return Mono.empty();
        }

        @Override
        public Mono<String> refusesToSettle(PublicNotice notice, Caller officer) {
            return runs.find(notice.subjectId())
                    .filter(run ->
                            officer.id().equals(run.draftedBy()) || officer.id().equals(run.firstBy()))
                    .map(_ -> "您起草过本事项或办理过本批次，异议须由他人处理。");
        }

        @Override
        public Mono<Void> settled(PublicNotice notice, boolean upheld, Caller officer, @Nullable String reason) {
            if (!upheld) {
                return Mono.empty();
            }
            String code = notice.about().creditCode();
            String why = "公示异议成立：" + reason;
            return moved(runs, notice.subjectId(), code, one -> one.to(Run.MemberState.LEFT_OUT, null, why))
                    .flatMap(run -> settle(runs, run))
                    .flatMap(run -> events.tell(run, member(run, code), why))
                    .then(Mono.defer(() -> funds.release(notice.subjectId(), code, clock.instant())));
        }
    }

    private record AfterPayout(Runs runs, RunEvents events) implements PayoutFollower {
        @Override
        public PayoutIntent.Subject subject() {
            return PayoutIntent.Subject.RUN;
        }

        @Override
        public Mono<Void> paid(PayoutIntent intent, String receipt, Instant now) {
            String code = intent.about().creditCode();
            return moved(
                            runs,
                            intent.about().subjectId(),
                            code,
                            one -> new Run.Member(
                                    one.creditCode(),
                                    one.name(),
                                    one.division(),
                                    Run.MemberState.PAID,
                                    intent.amountFen(),
                                    null,
                                    one.account(),
                                    receipt))
                    .flatMap(run -> settle(runs, run))
                    .flatMap(run -> events.tell(run, member(run, code), "国库回执 " + receipt));
        }

        @Override
        public Mono<Void> corrected(PayoutIntent intent, Caller by, Account account, Instant now) {
            return moved(
                            runs,
                            intent.about().subjectId(),
                            intent.about().creditCode(),
                            one -> one.to(one.state(), one.amountFen(), null).with(account))
                    .then();
        }

        /** A member stays paid; what is asked back is told with it. */
        @Override
        public Mono<Void> clawedBack(PayoutIntent intent, Caller by, Clawing clawing, String note, Instant now) {
            String text = clawing == Clawing.ORDERED ? "要求退回资金：" + note : note;
            String code = intent.about().creditCode();
            return moved(
                            runs,
                            intent.about().subjectId(),
                            code,
                            one -> new Run.Member(
                                    one.creditCode(),
                                    one.name(),
                                    one.division(),
                                    one.state(),
                                    one.amountFen(),
                                    text,
                                    one.account(),
                                    one.receipt()))
                    .flatMap(run -> events.tell(run, member(run, code), text));
        }

        @Override
        public Mono<Void> held(PayoutIntent intent, boolean rejected, String note, Instant now) {
            return moved(
                            runs,
                            intent.about().subjectId(),
                            intent.about().creditCode(),
                            one -> one.to(one.state(), one.amountFen(), note))
                    .then();
        }
    }
}
