package cn.jince.api.policy;

import cn.jince.api.policy.GuideViews.GuideView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** 兑现指南, public: generated from a version of an item, never written by hand. */
public interface ClaimGuides {

    /** Of the newest version the caller may see, or of the one asked for. */
    @GetExchange("/policies/{id}/guide")
    Mono<GuideView> guide(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version);
}
