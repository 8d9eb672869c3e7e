package cn.jince.bff.web.portal.handover;

import cn.jince.api.identity.HandOverCodes;
import cn.jince.api.identity.HandOverCodes.CodeForm;
import cn.jince.api.identity.HandOverCodes.CodeView;
import cn.jince.api.identity.HandOverCodes.UseView;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/w/hand-over-codes")
class HandOverController {
    private final HandOverCodes codes;

    HandOverController(HandOverCodes codes) {
        this.codes = codes;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<CodeView> make(@RequestBody CodeForm form) {
        return codes.make(form);
    }

    @GetMapping
    Mono<List<UseView>> used(@RequestParam String enterprise) {
        return codes.used(enterprise);
    }
}
