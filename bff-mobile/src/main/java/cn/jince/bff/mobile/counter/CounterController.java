package cn.jince.bff.mobile.counter;

import cn.jince.api.claim.ClaimViews.ClaimView;
import cn.jince.api.counter.CounterViews.ContinueForm;
import cn.jince.api.counter.CounterViews.CounterView;
import cn.jince.api.counter.CounterViews.KioskStartView;
import cn.jince.api.counter.Counters;
import cn.jince.api.identity.HandOverCodes;
import cn.jince.api.identity.HandOverCodes.CodeForm;
import cn.jince.api.identity.HandOverCodes.CodeView;
import cn.jince.api.identity.HandOverCodes.UseView;
import cn.jince.bff.mobile.Members;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/m")
class CounterController {
    private final HandOverCodes codes;
    private final Counters counters;

    CounterController(HandOverCodes codes, Counters counters) {
        this.codes = codes;
        this.counters = counters;
    }

    @PostMapping("/hand-over-codes")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CodeView> make(@RequestBody CodeForm form) {
        return Members.of(form.creditCode()).flatMap(_ -> codes.make(form));
    }

    @GetMapping("/hand-over-codes")
    Mono<List<UseView>> used(@RequestParam String enterprise) {
        return Members.of(enterprise).flatMap(_ -> codes.used(enterprise));
    }

    @GetMapping("/counters")
    Mono<List<CounterView>> counters(@RequestParam String division) {
        return counters.counters(division);
    }

    /** What the code on a kiosk's screen stands for. */
    @GetMapping("/kiosk-starts/{code}")
    Mono<KioskStartView> begun(@PathVariable String code) {
        return Members.person().flatMap(_ -> counters.begun(code));
    }

    @PostMapping("/kiosk-starts/{code}/claim")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ClaimView> goOn(@PathVariable String code, @RequestBody ContinueForm form) {
        return Members.of(form.creditCode()).flatMap(_ -> counters.goOn(code, form));
    }
}
