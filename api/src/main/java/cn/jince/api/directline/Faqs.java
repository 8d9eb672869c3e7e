package cn.jince.api.directline;

import cn.jince.api.directline.FaqViews.FaqForm;
import cn.jince.api.directline.FaqViews.FaqView;
import cn.jince.api.directline.FaqViews.FrequentView;
import cn.jince.api.directline.FaqViews.MergeForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** 常见问题: one answer to a question that many ask, with an owner and a day on which it is looked at again. */
public interface Faqs {

    /** Everybody: most asked first, at most 100. */
    @GetExchange("/faqs")
    Mono<List<FaqView>> search(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String itemId);

    /** ACCEPTANCE: what is asked again and again in the own division and below. */
    @GetExchange("/faqs/frequent")
    Mono<List<FrequentView>> frequent();

    /** ACCEPTANCE: of the own division and below, whose review day is over. */
    @GetExchange("/faqs/due")
    Mono<List<FaqView>> due();

    /** ACCEPTANCE; the writer owns it. 409 where the question is answered already. */
    @PostExchange("/faqs")
    Mono<FaqView> write(@RequestBody FaqForm form);

    /** ACCEPTANCE of its division; whoever changes it owns it. */
    @PutExchange("/faqs/{id}")
    Mono<FaqView> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestBody FaqForm form);

    /** ACCEPTANCE of its division: this one goes, what it answered is answered by the other. */
    @PostExchange("/faqs/{id}/merge")
    Mono<FaqView> merge(@PathVariable String id, @RequestBody MergeForm form);
}
