package cn.jince.bff.web.portal.linkout;

import cn.jince.api.adapters.AdapterViews.LinkOutOffer;
import cn.jince.api.adapters.AdapterViews.LinkOutView;
import cn.jince.api.reply.Reply;
import cn.jince.edge.progress.GoOver;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 去市平台办理: whether an item is done at a city's own page, and the way over, in the user's name. */
@RestController
class LinkOutController {
    private final GoOver goOver;

    LinkOutController(GoOver goOver) {
        this.goOver = goOver;
    }

    record LinkOutWish(String itemId, String creditCode) {}

    /** Unknown without a system where the item is done here. */
    @GetMapping("/api/w/policies/{id}/handling")
    Mono<Reply<LinkOutOffer>> handling(@PathVariable String id, @RequestParam String enterprise) {
        return goOver.offer(id, enterprise);
    }

    @PostMapping("/api/w/link-outs")
    Mono<Reply<LinkOutView>> goOver(@RequestBody LinkOutWish wish) {
        return goOver.go(wish.itemId(), wish.creditCode());
    }
}
