package cn.jince.bff.web.desk.claim;

import cn.jince.api.claim.LocalAdditionViews.AdditionsForm;
import cn.jince.api.claim.LocalAdditionViews.LevelView;
import cn.jince.api.claim.LocalAdditions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a division adds to an item: read with what it inherits, written for itself. */
@RestController
@RequestMapping("/api/w/desk/local-additions")
class LocalAdditionController {
    private final LocalAdditions additions;

    LocalAdditionController(LocalAdditions additions) {
        this.additions = additions;
    }

    @GetMapping("/{itemId}")
    Mono<List<LevelView>> levels(@PathVariable String itemId, @RequestParam String division) {
        return additions.levels(itemId, division);
    }

    @PutMapping("/{itemId}/{divisionCode}")
    Mono<LevelView> change(
            @PathVariable String itemId,
            @PathVariable String divisionCode,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody AdditionsForm form) {
        return additions.change(itemId, divisionCode, ifMatch, form);
    }
}
