package cn.jince.platform.claimfree;

import cn.jince.platform.claim.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim-free run 免申即享. @param firstBy who did the first review; the second is another's */
record Run(
        String id,
        String itemId,
        int itemVersion,
        String itemName,
        String division,
        State state,
        int version,
        @Nullable String draftedBy,
        @Nullable String firstBy,
        Instant startedAt,
        @Nullable LocalDate noticeClosesOn,
        List<Member> members) {

    enum State {
        CONFIRMING,
        FIRST_REVIEWED,
        IN_PUBLIC_NOTICE,
        PAYING,
        CONCLUDED,
        CANCELLED
    }

    enum MemberState {
        CANDIDATE,
        CONFIRMED,
        DECLINED,
        LEFT_OUT,
        IN_PUBLIC_NOTICE,
        PAYABLE,
        PAID
    }

    /** One enterprise of the batch. @param reason why left out, told to the enterprise */
    record Member(
            String creditCode,
            String name,
            String division,
            MemberState state,
            @Nullable Long amountFen,
            @Nullable String reason,
            @Nullable Account account,
            @Nullable String receipt) {

        Member to(MemberState next, @Nullable Long amount, @Nullable String why) {
            return new Member(creditCode, name, division, next, amount, why, account, receipt);
        }

        Member with(Account where) {
            return new Member(creditCode, name, division, state, amountFen, reason, where, receipt);
        }

        Member wishes(boolean wish, @Nullable Account where) {
            return new Member(
                    creditCode,
                    name,
                    division,
                    wish ? MemberState.CONFIRMED : MemberState.DECLINED,
                    amountFen,
                    null,
                    where,
                    null);
        }
    }

    Run to(State next, @Nullable String first, @Nullable LocalDate closesOn) {
        return new Run(
                id,
                itemId,
                itemVersion,
                itemName,
                division,
                next,
                version + 1,
                draftedBy,
                first,
                startedAt,
                closesOn,
                members);
    }

    long count(MemberState... states) {
        List<MemberState> wanted = List.of(states);
        return members.stream()
                .filter(member -> wanted.contains(member.state()))
                .count();
    }
}
