package cn.jince.bff.web.desk.claim;

import cn.jince.api.claim.DisclosureViews.DisclosedView;
import cn.jince.api.claim.DisclosureViews.DisclosureForm;
import cn.jince.api.claim.DisclosureViews.DisclosureView;
import cn.jince.api.claim.Disclosures;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What is hidden of a claim, shown to an officer who says why; the enterprise sees who looked. */
@RestController
@RequestMapping("/api/w")
class DisclosureController {
    private final Disclosures disclosures;

    DisclosureController(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    @PostMapping("/claims/{id}/disclosures")
    Mono<DisclosedView> disclose(@PathVariable String id, @RequestBody DisclosureForm form) {
        return disclosures.disclose(id, form);
    }

    @GetMapping("/claims/{id}/disclosures")
    Mono<List<DisclosureView>> ofClaim(@PathVariable String id) {
        return disclosures.ofClaim(id);
    }

    @GetMapping("/desk/disclosures")
    Mono<List<DisclosureView>> list() {
        return disclosures.list();
    }
}
