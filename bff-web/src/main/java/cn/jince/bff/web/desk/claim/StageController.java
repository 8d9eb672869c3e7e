package cn.jince.bff.web.desk.claim;

import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.claim.StageViews.AskOpinionForm;
import cn.jince.api.claim.StageViews.GiveOpinionForm;
import cn.jince.api.claim.StageViews.HandOverForm;
import cn.jince.api.claim.StageViews.WarningView;
import cn.jince.api.claim.Stages;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Hand-over, experts' opinions and limits that run out. */
@RestController
@RequestMapping("/api/w/desk")
class StageController {
    private final Stages stages;

    StageController(Stages stages) {
        this.stages = stages;
    }

    @PostMapping("/claims/{id}/hand-over")
    Mono<ClaimView> handOver(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody HandOverForm form) {
        return stages.handOver(id, ifMatch, form);
    }

    @PostMapping("/claims/{id}/opinions")
    Mono<ClaimView> askOpinion(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AskOpinionForm form) {
        return stages.askOpinion(id, ifMatch, form);
    }

    @PostMapping("/claims/{id}/opinions/{opinionId}/answer")
    Mono<ClaimView> giveOpinion(
            @PathVariable String id, @PathVariable String opinionId, @RequestBody GiveOpinionForm form) {
        return stages.giveOpinion(id, opinionId, form);
    }

    @GetMapping("/stage-warnings")
    Mono<List<WarningView>> warnings() {
        return stages.warnings();
    }
}
