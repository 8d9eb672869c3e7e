package cn.jince.api.claim;

import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.StageViews.AskOpinionForm;
import cn.jince.api.claim.StageViews.GiveOpinionForm;
import cn.jince.api.claim.StageViews.HandOverForm;
import cn.jince.api.claim.StageViews.WarningView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** What officers do within a stage of a claim besides deciding it. */
public interface Stages {

    /** Who may decide the stage, or a SUPERVISOR above. From then on only the named officer decides it. */
    @PostExchange("/claims/{id}/hand-over")
    Mono<ClaimView> handOver(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody HandOverForm form);

    /** Who may decide the stage asks the experts of a department. */
    @PostExchange("/claims/{id}/opinions")
    Mono<ClaimView> askOpinion(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AskOpinionForm form);

    /** EXPERT of the department that was asked; binds nobody. */
    @PostExchange("/claims/{id}/opinions/{opinionId}/answer")
    Mono<ClaimView> giveOpinion(
            @PathVariable String id, @PathVariable String opinionId, @RequestBody GiveOpinionForm form);

    /** SUPERVISOR: stages that wait and are near or over their limit, in the own division or told to it. */
    @GetExchange("/stage-warnings")
    Mono<List<WarningView>> warnings();
}
