package cn.jince.bff.web.portal.space;

import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingViews.CombinationView;
import cn.jince.api.matching.MatchingViews.DeadlineView;
import cn.jince.api.matching.MatchingViews.GapView;
import cn.jince.api.matching.MatchingViews.RefusalForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What an enterprise does best to claim, and what it nearly gets. */
@RestController
class OpportunityController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

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

    @GetMapping("/api/w/deadlines")
    Mono<List<DeadlineView>> deadlines(@RequestParam String enterprise) {
        return matching.deadlines(SpaceController.creditCode(enterprise));
    }

    @GetMapping("/api/w/calendar")
    Mono<ResponseEntity<String>> calendar(@RequestParam String enterprise) {
        return matching.calendar(SpaceController.creditCode(enterprise))
                .map(text -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"deadlines.ics\"")
                        .body(text));
    }

    /** 与我无关. */
    @PutMapping("/api/w/refusals/{itemId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> refuse(@PathVariable String itemId, @RequestParam String enterprise, @RequestBody RefusalForm form) {
        return matching.refuse(SpaceController.creditCode(enterprise), itemId, form);
    }

    @DeleteMapping("/api/w/refusals/{itemId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@PathVariable String itemId, @RequestParam String enterprise) {
        return matching.takeBack(SpaceController.creditCode(enterprise), itemId);
    }
}
