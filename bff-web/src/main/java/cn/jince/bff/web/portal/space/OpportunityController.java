package cn.jince.bff.web.portal.space;

import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingViews.CombinationView;
import cn.jince.api.matching.MatchingViews.GapView;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What an enterprise does best to claim, and what it nearly gets. */
@RestController
class OpportunityController {
    private final Matching matching;

    OpportunityController(Matching matching) {
        this.matching = matching;
    }

    /** @param open counts what is 待核实 as if it were met */
    @GetMapping("/api/w/combination")
    Mono<CombinationView> combination(
            @RequestParam String enterprise, @RequestParam(defaultValue = "false") boolean open) {
        return matching.combination(SpaceController.creditCode(enterprise), open);
    }

    @GetMapping("/api/w/gaps")
    Mono<List<GapView>> gaps(@RequestParam String enterprise) {
        return matching.gaps(SpaceController.creditCode(enterprise));
    }
}
