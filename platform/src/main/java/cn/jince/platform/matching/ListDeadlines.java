package cn.jince.platform.matching;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.PlatformClock;
import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.policy.PolicyItem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** 截止日历: until when an enterprise can claim what it meets or may meet, the nearest first. */
@UseCase
public class ListDeadlines {
    /** A window no longer than this is shown whole, not only its last day. */
    private static final int NARROW = 31;

    private final MatchEnterprise match;
    private final Outreach outreach;
    private final PlatformClock clock;

    ListDeadlines(MatchEnterprise match, Outreach outreach, PlatformClock clock) {
        this.match = match;
        this.outreach = outreach;
        this.clock = clock;
    }

    /** @param closes the last day, which still counts @param submitted a claim is on its way */
    public record Deadline(MatchedItem match, LocalDate closes, long daysLeft, boolean narrow, boolean submitted) {}

    /** Items without a published end are not in it: they are not open for ever, they are only not dated. */
    public Mono<List<Deadline>> of(Dossier dossier) {
        LocalDate today = clock.today();
        return Mono.zip(match.matches(dossier, false), outreach.submitted(dossier.code()))
                .map(both -> both.getT1().stream()
                        .filter(one -> one.item().mode() != PolicyItem.ClaimMode.CLAIM_FREE
                                && one.item().validTo() != null)
                        .map(one -> deadline(
                                one, today, both.getT2().contains(one.item().id())))
                        .sorted(Comparator.comparing(Deadline::closes)
                                .thenComparing(one -> one.match().item().id()))
                        .toList());
    }

    private static Deadline deadline(MatchedItem one, LocalDate today, boolean submitted) {
        LocalDate closes = java.util.Objects.requireNonNull(one.item().validTo());
        @Nullable LocalDate opens = one.item().validFrom();
        boolean narrow = opens != null && ChronoUnit.DAYS.between(opens, closes) < NARROW;
        return new Deadline(one, closes, ChronoUnit.DAYS.between(today, closes), narrow, submitted);
    }
}
