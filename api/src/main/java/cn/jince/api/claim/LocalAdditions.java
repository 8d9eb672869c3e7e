package cn.jince.api.claim;

import cn.jince.api.claim.LocalAdditionViews.AdditionsForm;
import cn.jince.api.claim.LocalAdditionViews.LevelView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** What divisions add to items by configuration alone: stages, fields, materials, notice text, shorter limits. */
public interface LocalAdditions {

    /** Officers. What applies to enterprises of that division, from above: who added what. */
    @GetExchange("/local-additions/{itemId}")
    Mono<List<LevelView>> levels(@PathVariable String itemId, @RequestParam String division);

    /**
     * POLICY_APPROVER or OPERATOR of that division or above; {@code ALL} stands for every item. If-Match: the version
     * read, 0 for the first.
     */
    @PutExchange("/local-additions/{itemId}/{divisionCode}")
    Mono<LevelView> change(
            @PathVariable String itemId,
            @PathVariable String divisionCode,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AdditionsForm form);
}
