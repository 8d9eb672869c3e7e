package cn.jince.adapters.web;

import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.descriptor.EffectiveSettings;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.lifecycle.Badge;
import cn.jince.adapters.lifecycle.Badges;
import cn.jince.adapters.lifecycle.PastMove;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Stages;
import cn.jince.adapters.shadow.Agreement;
import cn.jince.adapters.shadow.Agreements;
import cn.jince.api.adapters.AdapterViews.ConnectorView;
import cn.jince.api.adapters.ConnectorViews.AgreementView;
import cn.jince.api.adapters.ConnectorViews.BadgeView;
import cn.jince.api.adapters.ConnectorViews.CapabilityView;
import cn.jince.api.adapters.ConnectorViews.PastMoveView;
import cn.jince.api.adapters.ConnectorViews.SystemView;
import cn.jince.edge.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One system in full: what it runs with, how it is doing, and how it came there. */
@Component
class SystemPage {
    private final Lines lines;
    private final ConnectorBoard board;
    private final StageBoard stages;
    private final Stages moves;
    private final Badges badges;
    private final Agreements agreements;
    private final Clock clock;

    SystemPage(
            Lines lines,
            ConnectorBoard board,
            StageBoard stages,
            Stages moves,
            Badges badges,
            Agreements agreements,
            Clock clock) {
        this.lines = lines;
        this.board = board;
        this.stages = stages;
        this.moves = moves;
        this.badges = badges;
        this.agreements = agreements;
        this.clock = clock;
    }

    Mono<SystemView> of(String system) {
        List<Line> own = lines.all().stream()
                .filter(line -> line.system().system().equals(system))
                .toList();
        if (own.isEmpty()) {
            return Mono.error(Problem.of(HttpStatus.NOT_FOUND, "CONNECTOR_NOT_FOUND", "没有名为" + system + "的系统。"));
        }
        return Mono.zip(
                        board.read(),
                        moves.history(system).map(SystemPage::past).collectList(),
                        badges.of(system).collectList(),
                        agreements.all().collectList())
                .map(kept -> view(
                        own.getFirst().system(),
                        own.stream()
                                .map(line -> capability(line, kept.getT1(), kept.getT3(), kept.getT4()))
                                .toList(),
                        kept.getT2()));
    }

    private static SystemView view(
            SystemDescriptor system, List<CapabilityView> capabilities, List<PastMoveView> history) {
        return new SystemView(
                system.system(),
                system.name(),
                system.owner(),
                system.contact(),
                system.legalBasis(),
                system.dataClass().name(),
                system.divisions(),
                system.protocol().name(),
                system.baseUrl(),
                system.signing().profile(),
                capabilities,
                history);
    }

    private CapabilityView capability(Line line, List<ConnectorView> rows, List<Badge> kept, List<Agreement> counted) {
        String system = line.system().system();
        String capability = line.capability().capability();
        String hash = stages.contractHash(system, capability);
        Instant now = clock.instant();
        return new CapabilityView(
                rows.stream()
                        .filter(each -> each.system().equals(system)
                                && each.capability().equals(capability))
                        .findFirst()
                        .orElseThrow(),
                line.capability().contract(),
                hash,
                EffectiveSettings.of(line.capability()),
                kept.stream()
                        .filter(each -> each.capability().equals(capability))
                        .map(each -> badge(each, each.contractHash().equals(hash) && each.inForce(now)))
                        .toList(),
                board.agreed(line, counted).stream().map(SystemPage::agreement).toList());
    }

    private static BadgeView badge(Badge badge, boolean current) {
        return new BadgeView(badge.contractHash(), badge.report(), badge.issuedAt(), badge.expiresAt(), current);
    }

    private static AgreementView agreement(Agreement each) {
        return new AgreementView(
                each.attribute(),
                each.compared(),
                each.agreed(),
                ConnectorBoard.percent(each.compared(), each.agreed()));
    }

    private static PastMoveView past(PastMove move) {
        return new PastMoveView(
                move.capability(),
                move.division(),
                move.from(),
                move.to(),
                move.reason(),
                move.actor(),
                move.proposedBy(),
                move.at());
    }
}
