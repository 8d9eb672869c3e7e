package cn.jince.platform.claimfree;

import cn.jince.api.claim.ClaimViews.ClaimFreeMemberView;
import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import java.util.List;

/** Runs as the outside sees them: officers see every member, an enterprise before the notice only itself. */
final class RunViews {
    private RunViews() {}

    static ClaimFreeRunView view(Caller caller, Run run) {
        boolean shut = !caller.covers(run.division())
                && !caller.has(Role.HOUSE)
                && (run.state() == Run.State.CONFIRMING
                        || run.state() == Run.State.FIRST_REVIEWED
                        || run.state() == Run.State.CANCELLED);
        return new ClaimFreeRunView(
                run.id(),
                run.itemId(),
                run.itemVersion(),
                run.itemName(),
                run.division(),
                run.state().name(),
                run.members().size(),
                (int) run.count(
                        Run.MemberState.CONFIRMED,
                        Run.MemberState.IN_PUBLIC_NOTICE,
                        Run.MemberState.PAYABLE,
                        Run.MemberState.PAID),
                (int) run.count(Run.MemberState.DECLINED),
                (int) run.count(Run.MemberState.LEFT_OUT),
                (int) run.count(Run.MemberState.PAID),
                run.members().stream()
                        .mapToLong(member -> member.amountFen() == null ? 0 : member.amountFen())
                        .sum(),
                run.noticeClosesOn(),
                run.startedAt(),
                run.version(),
                run.members().stream()
                        .filter(member -> !shut || caller.actsFor(member.creditCode()))
                        .map(member -> member(caller, run, member))
                        .toList(),
                actions(caller, run));
    }

    private static ClaimFreeMemberView member(Caller caller, Run run, Run.Member member) {
        boolean near = caller.covers(run.division()) || caller.actsFor(member.creditCode()) || caller.has(Role.HOUSE);
        return new ClaimFreeMemberView(
                member.creditCode(),
                member.name(),
                member.state().name(),
                member.amountFen(),
                near ? member.reason() : null,
                near ? member.receipt() : null);
    }

    static List<String> actions(Caller caller, Run run) {
        boolean other = !caller.id().equals(run.draftedBy()) && !caller.id().equals(run.firstBy());
        return switch (run.state()) {
            case CONFIRMING -> {
                boolean asked = run.members().stream()
                        .anyMatch(member ->
                                member.state() == Run.MemberState.CANDIDATE && caller.accepts(member.creditCode()));
                if (asked) {
                    yield List.of("CONFIRM");
                }
                yield other && caller.covers(run.division()) && caller.has(Role.FIRST_REVIEW)
                        ? List.of("FIRST_REVIEW")
                        : List.of();
            }
            case FIRST_REVIEWED ->
                other && caller.covers(run.division()) && caller.has(Role.SECOND_REVIEW)
                        ? List.of("SECOND_REVIEW")
                        : List.of();
            case IN_PUBLIC_NOTICE, PAYING, CONCLUDED, CANCELLED -> List.of();
        };
    }
}
