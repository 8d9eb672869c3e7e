package cn.jince.api.claim;

import cn.jince.api.claim.DisclosureViews.DisclosedView;
import cn.jince.api.claim.DisclosureViews.DisclosureForm;
import cn.jince.api.claim.DisclosureViews.DisclosureView;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** Personal data of a claim in clear: asked for with a reason, kept, and shown to the enterprise it is about. */
public interface Disclosures {

    /** Officers who handle the claim. */
    @PostExchange("/claims/{id}/disclosures")
    Mono<DisclosedView> disclose(@PathVariable String id, @RequestBody DisclosureForm form);

    /** Who has looked; for members and officers of the division, newest first, at most 200. */
    @GetExchange("/claims/{id}/disclosures")
    Mono<List<DisclosureView>> ofClaim(@PathVariable String id);

    /** SUPERVISOR: of enterprises of the own division and below, newest first, at most 500. */
    @GetExchange("/disclosures")
    Mono<List<DisclosureView>> list();
}
