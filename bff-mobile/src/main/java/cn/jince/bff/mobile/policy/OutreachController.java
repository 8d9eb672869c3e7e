package cn.jince.bff.mobile.policy;

import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingViews.DeadlineView;
import cn.jince.api.matching.MatchingViews.RefusalForm;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Deadlines to put into the phone's calendar, and what an enterprise does not want to hear of. */
@RestController
@RequestMapping("/api/m")
class OutreachController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Matching matching;
    private final ScreenAnswer answers;

    OutreachController(Matching matching, ScreenAnswer answers) {
        this.matching = matching;
        this.answers = answers;
    }

    @GetMapping("/deadlines")
    Mono<ResponseEntity<List<DeadlineView>>> deadlines(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> matching.deadlines(enterprise))
                .map(answers::of);
    }

    @GetMapping("/calendar")
    Mono<ResponseEntity<String>> calendar(@RequestParam String enterprise) {
        return Members.of(enterprise)
                .flatMap(_ -> matching.calendar(enterprise))
                .map(text -> ResponseEntity.ok().contentType(CALENDAR).body(text));
    }

    /** 与我无关. */
    @PutMapping("/refusals/{itemId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> refuse(@PathVariable String itemId, @RequestParam String enterprise, @RequestBody RefusalForm form) {
        return Members.of(enterprise).flatMap(_ -> matching.refuse(enterprise, itemId, form));
    }

    @DeleteMapping("/refusals/{itemId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> takeBack(@PathVariable String itemId, @RequestParam String enterprise) {
        return Members.of(enterprise).flatMap(_ -> matching.takeBack(enterprise, itemId));
    }
}
