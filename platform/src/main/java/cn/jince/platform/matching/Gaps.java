package cn.jince.platform.matching;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.matching.Gap.Step;
import cn.jince.platform.policy.Eligibility;
import cn.jince.platform.policy.Evaluation;
import cn.jince.platform.policy.PolicyItem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the least change. Through the tree it takes all that an All needs and the easiest of an Any; whether that is
 * enough is not argued but tried: the changed enterprise is evaluated anew, with its computed attributes.
 */
final class Gaps {
    /** Waiting longer than this is no gap. */
    private static final int YEARS_AWAY = 3;

    private static final Comparator<List<Step>> EASIEST =
            Comparator.<List<Step>>comparingInt(List::size).thenComparing(Gaps::distance);

    private final Dossier dossier;
    private final LocalDate today;
    private final Steps steps;

    Gaps(Dossier dossier, LocalDate today) {
        this.dossier = dossier;
        this.today = today;
        this.steps = new Steps(dossier, today);
    }

    /** Empty where nothing is missing, or nothing honest helps in time. */
    Optional<Gap> of(PolicyItem item) {
        Evaluation now = Evaluation.of(item.eligibility(), dossier);
        @Nullable
        LocalDate begins = item.validFrom() != null && item.validFrom().isAfter(today) ? item.validFrom() : null;
        if (now.verdict() != Verdict.NOT_MET && begins == null) {
            return Optional.empty();
        }
        @Nullable List<Step> changes = flip(now, true);
        if (changes == null) {
            return Optional.empty();
        }
        List<Step> all = new ArrayList<>(WhatIf.merged(changes));
        if (begins != null) {
            all.add(new Step.Begin(begins));
        }
        @Nullable LocalDate on = lastDay(all);
        Evaluation then = Evaluation.of(item.eligibility(), WhatIf.of(dossier, all, on == null ? today : on));
        boolean inTime = on == null || item.validTo() == null || !on.isAfter(item.validTo());
        boolean near = on == null || !on.isAfter(today.plusYears(YEARS_AWAY));
        return then.verdict() == Verdict.NOT_MET || !inTime || !near
                ? Optional.empty()
                : Optional.of(new Gap(item, all, on, open(then).toList()));
    }

    /** What makes a node no longer say the opposite of what is wanted; null where nothing does. */
    private @Nullable List<Step> flip(Evaluation at, boolean wanted) {
        if (at.verdict() != Verdict.of(!wanted)) {
            return List.of();
        }
        return switch (at.node()) {
            case Eligibility.All _ -> wanted ? each(at, true) : easiest(at, false);
            case Eligibility.Any _ -> wanted ? easiest(at, true) : each(at, false);
            case Eligibility.Not _ -> flip(at.children().getFirst(), !wanted);
            case Eligibility.Leaf leaf -> {
                @Nullable Step step = at.fact() == null ? null : steps.of(leaf, at.fact(), wanted);
                yield step == null ? null : List.of(step);
            }
            case Eligibility.Unpublished _ -> null;
        };
    }

    private @Nullable List<Step> each(Evaluation at, boolean wanted) {
        List<Step> all = new ArrayList<>();
        for (Evaluation child : at.children()) {
            @Nullable List<Step> some = flip(child, wanted);
            if (some == null) {
                return null;
            }
            all.addAll(some);
        }
        return all;
    }

    private @Nullable List<Step> easiest(Evaluation at, boolean wanted) {
        return at.children().stream()
                .flatMap(child -> Stream.ofNullable(flip(child, wanted)))
                .min(EASIEST)
                .orElse(null);
    }

    static double distance(List<Step> some) {
        return some.stream().mapToDouble(Gaps::distance).sum();
    }

    /** Without unit, so that steps can be compared: the share of what is needed, years, or one for a thing to gain. */
    private static double distance(Step step) {
        return switch (step) {
            case Step.Grow grow ->
                grow.by()
                        .divide(grow.need().abs().max(BigDecimal.ONE.movePointLeft(2)), MathContext.DECIMAL32)
                        .doubleValue();
            case Step.Gain _ -> 1;
            case Step.Wait wait -> wait.days() / 365.0;
            case Step.Begin _ -> 0;
        };
    }

    private static @Nullable LocalDate lastDay(List<Step> some) {
        return some.stream()
                .flatMap(step -> switch (step) {
                    case Step.Wait wait -> Stream.of(wait.on());
                    case Step.Begin begin -> Stream.of(begin.on());
                    case Step.Grow _, Step.Gain _ -> Stream.<LocalDate>empty();
                })
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    private static Stream<Evaluation> open(Evaluation at) {
        if (at.verdict() != Verdict.TO_BE_VERIFIED) {
            return Stream.empty();
        }
        return at.children().isEmpty() ? Stream.of(at) : at.children().stream().flatMap(Gaps::open);
    }
}
