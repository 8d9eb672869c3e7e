package cn.jince.bff.mobile.objection;

import cn.jince.api.enterprise.FactObjectionViews.FactObjectionView;
import cn.jince.api.enterprise.FactObjectionViews.ObjectForm;
import cn.jince.api.enterprise.FactObjections;
import cn.jince.bff.mobile.Members;
import cn.jince.bff.mobile.ScreenAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Objections of my enterprise to facts of its dossier. */
@RestController
@RequestMapping("/api/m/fact-objections")
class FactObjectionController {
    private final FactObjections objections;
    private final ScreenAnswer answers;

    FactObjectionController(FactObjections objections, ScreenAnswer answers) {
        this.objections = objections;
        this.answers = answers;
    }

    @PostMapping
    Mono<ResponseEntity<FactObjectionView>> object(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ObjectForm form) {
        return Members.of(form.creditCode())
                .flatMap(_ -> objections.object(key, form))
                .map(this::answer);
    }

    @GetMapping
    Mono<ResponseEntity<List<FactObjectionView>>> list(
            @RequestParam String enterprise, @RequestParam(required = false) @Nullable String state) {
        return Members.of(enterprise)
                .flatMap(_ -> objections.list(enterprise, state, false))
                .map(answers::of);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<FactObjectionView>> view(@PathVariable String id) {
        return Members.person().flatMap(_ -> objections.view(id)).map(this::answer);
    }

    @PostMapping("/{id}/withdrawal")
    Mono<ResponseEntity<FactObjectionView>> withdraw(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String version) {
        return Members.person()
                .flatMap(_ -> objections.withdraw(id, ScreenAnswer.version(version)))
                .map(this::answer);
    }

    private ResponseEntity<FactObjectionView> answer(FactObjectionView view) {
        return answers.of(view, view.version());
    }
}
