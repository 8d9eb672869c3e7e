package cn.jince.adapters.web;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.LineHealth;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.lifecycle.Proposal;
import cn.jince.adapters.lifecycle.Proposals;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.adapters.shadow.Agreement;
import cn.jince.adapters.shadow.Agreements;
import cn.jince.api.adapters.AdapterViews.ConnectorView;
import cn.jince.api.adapters.ConnectorViews.AgreementView;
import cn.jince.api.adapters.ConnectorViews.CallTimes;
import cn.jince.api.adapters.ConnectorViews.PendingMoveView;
import cn.jince.api.adapters.ConnectorViews.StageView;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How every connector is doing: calls as this instance sees them, moves and agreement as all do. */
@Component
class ConnectorBoard {
    private static final Set<Stage> CALLED = EnumSet.of(Stage.SHADOW, Stage.PILOT, Stage.LIVE);
    private final Lines lines;
    private final StageBoard stages;
    private final Proposals proposals;
    private final Agreements agreements;
    private final Clock clock;

    ConnectorBoard(Lines lines, StageBoard stages, Proposals proposals, Agreements agreements, Clock clock) {
        this.lines = lines;
        this.stages = stages;
        this.proposals = proposals;
        this.agreements = agreements;
        this.clock = clock;
    }

    Mono<List<ConnectorView>> read() {
        return Mono.zip(proposals.pending().collectList(), agreements.all().collectList())
                .map(kept -> lines.all().stream()
                        .map(line -> view(line, kept.getT1(), kept.getT2()))
                        .toList());
    }

    Mono<ConnectorView> of(String system, String capability) {
        return read().map(all -> all.stream()
                .filter(each ->
                        each.system().equals(system) && each.capability().equals(capability))
                .findFirst()
                .orElseThrow());
    }

    /** Counts of the contract in force, by attribute. */
    List<Agreement> agreed(Line line, List<Agreement> all) {
        String hash =
                stages.contractHash(line.system().system(), line.capability().capability());
        return all.stream()
                .filter(each -> each.system().equals(line.system().system())
                        && each.capability().equals(line.capability().capability())
                        && each.contractHash().equals(hash))
                .toList();
    }

    private ConnectorView view(Line line, List<Proposal> pending, List<Agreement> agreements) {
        List<Standing> all =
                stages.all(line.system().system(), line.capability().capability());
        Standing standing = all.getFirst();
        LineHealth.Reading health = line.health().read();
        Duration kept = line.keptFor(clock.instant());
        return new ConnectorView(
                line.system().system(),
                line.system().name(),
                line.system().owner(),
                line.system().contact(),
                line.capability().capability(),
                standing.stage().name(),
                line.system().protocol().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                all.stream().anyMatch(each -> CALLED.contains(each.stage())) ? line.breakerState() : "NONE",
                standing.notice(),
                standing.meanwhile(),
                standing.expected(),
                standing.pilot(),
                standing.share(),
                health.lastSuccess(),
                health.lastFailure(),
                health.calls(),
                health.failures(),
                health.p95Millis(),
                times(health.last()),
                kept == null ? null : kept.toSeconds(),
                together(agreed(line, agreements)),
                all.stream().skip(1).map(ConnectorBoard::stage).toList(),
                pending.stream()
                        .filter(each -> waitsFor(each, all, line))
                        .map(ConnectorBoard::pending)
                        .toList());
    }

    private static boolean waitsFor(Proposal proposal, List<Standing> standings, Line line) {
        return proposal.move().system().equals(line.system().system())
                && proposal.move().capability().equals(line.capability().capability())
                && standings.stream()
                        .noneMatch(
                                each -> each.division().equals(proposal.move().division())
                                        && each.version() != proposal.version());
    }

    private static PendingMoveView pending(Proposal proposal) {
        return new PendingMoveView(
                proposal.id(),
                proposal.move().division(),
                proposal.move().to().name(),
                proposal.move().reason(),
                proposal.proposedBy(),
                proposal.proposedAt());
    }

    private static @Nullable CallTimes times(LineHealth.@Nullable Stamps last) {
        return last == null
                ? null
                : new CallTimes(last.requestOut(), last.firstByte(), last.answerWhole(), last.decoded());
    }

    private static StageView stage(Standing standing) {
        return new StageView(
                standing.division(),
                standing.stage().name(),
                standing.mode().name(),
                standing.notice(),
                standing.meanwhile(),
                standing.expected(),
                standing.pilot(),
                standing.share());
    }

    private static AgreementView together(List<Agreement> all) {
        long compared = all.stream().mapToLong(Agreement::compared).sum();
        long agreed = all.stream().mapToLong(Agreement::agreed).sum();
        return new AgreementView(null, compared, agreed, percent(compared, agreed));
    }

    static @Nullable Double percent(long compared, long agreed) {
        return compared == 0 ? null : Math.floor(agreed * 1000.0 / compared) / 10;
    }
}
