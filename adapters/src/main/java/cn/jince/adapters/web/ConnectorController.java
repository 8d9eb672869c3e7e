package cn.jince.adapters.web;

import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.lifecycle.Badge;
import cn.jince.adapters.lifecycle.MoveStage;
import cn.jince.adapters.lifecycle.StageMove;
import cn.jince.adapters.lifecycle.StageMoved;
import cn.jince.adapters.lifecycle.StageRefusal;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.adapters.lifecycle.TakeBadge;
import cn.jince.api.adapters.AdapterViews.ConnectorView;
import cn.jince.api.adapters.AdapterViews.StageMoveForm;
import cn.jince.api.adapters.ConnectorViews.BadgeForm;
import cn.jince.api.adapters.ConnectorViews.BadgeView;
import cn.jince.api.adapters.ConnectorViews.ReasonForm;
import cn.jince.api.adapters.ConnectorViews.SystemView;
import cn.jince.api.adapters.Connectors;
import cn.jince.api.identity.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The connector board over HTTP. */
@RestController
class ConnectorController implements Connectors {
    private final ConnectorBoard board;
    private final SystemPage page;
    private final MoveStage moveStage;
    private final TakeBadge takeBadge;

    ConnectorController(ConnectorBoard board, SystemPage page, MoveStage moveStage, TakeBadge takeBadge) {
        this.board = board;
        this.page = page;
        this.moveStage = moveStage;
        this.takeBadge = takeBadge;
    }

    @Override
    public Mono<List<ConnectorView>> connectors() {
        return Callers.staff().flatMap(_ -> board.read());
    }

    @Override
    public Mono<SystemView> connector(String system) {
        return Callers.staff().flatMap(_ -> page.of(system));
    }

    @Override
    public Mono<ConnectorView> moveStage(String system, StageMoveForm form) {
        return Callers.having(Role.OPERATOR)
                .flatMap(caller -> moveStage.move(move(system, form), caller.id()))
                .flatMap(this::shown);
    }

    @Override
    public Mono<ConnectorView> confirmMove(String system, long id) {
        return Callers.having(Role.OPERATOR)
                .flatMap(caller -> moveStage.confirm(system, id, caller.id()))
                .flatMap(this::shown);
    }

    @Override
    public Mono<ConnectorView> withdrawMove(String system, long id, ReasonForm form) {
        return Callers.having(Role.OPERATOR)
                .flatMap(caller -> moveStage.withdraw(system, id, form.reason(), caller.id()))
                .flatMap(this::shown);
    }

    @Override
    public Mono<BadgeView> takeBadge(String system, BadgeForm form) {
        Badge badge = new Badge(
                system,
                form.capability(),
                form.contractHash(),
                form.report(),
                form.issuedAt(),
                form.expiresAt(),
                form.signature());
        return Callers.having(Role.OPERATOR)
                .flatMap(caller -> takeBadge.take(badge, caller.id()))
                .map(BadgeProblems::viewOrProblem);
    }

    private Mono<ConnectorView> shown(StageMoved moved) {
        return switch (moved) {
            case StageMoved.Moved(var standing) -> view(standing);
            case StageMoved.Proposed(var standing) -> view(standing);
            case StageMoved.Withdrawn(var standing) -> view(standing);
            case StageMoved.Refused(var refusal) -> Mono.error(StageProblems.of(refusal));
        };
    }

    private Mono<ConnectorView> view(Standing standing) {
        return board.of(standing.system(), standing.capability());
    }

    private static StageMove move(String system, StageMoveForm form) {
        Stage to = Arrays.stream(Stage.values())
                .filter(stage -> stage.name().equals(form.to()))
                .findFirst()
                .orElseThrow(() -> StageProblems.of(new StageRefusal.NoSuchStage(form.to())));
        return new StageMove(
                system,
                form.capability(),
                Objects.requireNonNullElse(form.division(), Standing.PROVINCE),
                to,
                form.reason(),
                form.notice(),
                form.meanwhile(),
                form.expected(),
                form.pilot(),
                form.share());
    }
}
