package cn.jince.bff.web.counter;

import cn.jince.api.counter.CounterViews.CounterForm;
import cn.jince.api.counter.CounterViews.CounterView;
import cn.jince.api.counter.CounterViews.KioskStartForm;
import cn.jince.api.counter.CounterViews.KioskStartView;
import cn.jince.api.counter.Counters;
import cn.jince.api.problem.ProblemCode;
import cn.jince.edge.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where counters are, a clerk's session for an enterprise, and what a kiosk begins. */
@RestController
@RequestMapping("/api/w")
class CounterController {
    private final Counters counters;
    private final OpenSession sessions;

    CounterController(Counters counters, OpenSession sessions) {
        this.counters = counters;
        this.sessions = sessions;
    }

    @GetMapping("/counters")
    Mono<List<CounterView>> counters(@RequestParam String division) {
        return counters.counters(division);
    }

    @PutMapping("/desk/counters/{id}")
    Mono<CounterView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CounterForm form) {
        return counters.change(id, ifMatch, form);
    }

    @PostMapping("/counter/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CounterSession> open(@AuthenticationPrincipal @Nullable Jwt clerk, @RequestBody CodeForm form) {
        return clerk == null
                ? Mono.error(Problem.of(HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED, "请先登录。"))
                : sessions.open(clerk, form.code());
    }

    record CodeForm(String code) {}

    @PostMapping("/kiosk/starts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<KioskStartView> begin(@RequestBody KioskStartForm form) {
        return counters.begin(form);
    }
}
