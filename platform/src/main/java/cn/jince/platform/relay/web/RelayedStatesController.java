package cn.jince.platform.relay.web;

import cn.jince.api.claim.RelayedState;
import cn.jince.api.claim.RelayedStates;
import cn.jince.edge.Problem;
import cn.jince.platform.relay.HandedClaims.Verdict;
import cn.jince.platform.relay.RelayedStep;
import cn.jince.platform.relay.TakeStep;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class RelayedStatesController implements RelayedStates {
    private final TakeStep taking;

    RelayedStatesController(TakeStep taking) {
        this.taking = taking;
    }

    @Override
    public Mono<Void> relayed(RelayedState state) {
        RelayedStep step = new RelayedStep(
                state.state(),
                Objects.requireNonNullElse(state.systemCode(), state.state()),
                state.at(),
                state.note(),
                null);
        return taking.pushed(state.claimNumber(), state.system(), step)
                .switchIfEmpty(
                        Mono.error(() -> Problem.of(HttpStatus.NOT_FOUND, "CLAIM_NOT_FOUND", "没有转送给该系统办理的这项申报。")))
                .flatMap(taken -> taken.verdict() == Verdict.DRIFTED
                        ? Mono.error(Problem.of(
                                        HttpStatus.CONFLICT,
                                        "CLAIM_WRONG_STATE",
                                        "申报当前为“" + taken.claim().state().text() + "”，该状态与之不衔接，已记为反馈，未变更。")
                                .with("ours", taken.claim().state().name()))
                        : Mono.empty());
    }
}
