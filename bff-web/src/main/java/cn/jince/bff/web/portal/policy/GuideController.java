package cn.jince.bff.web.portal.policy;

import cn.jince.api.policy.ClaimGuides;
import cn.jince.api.policy.GuideViews.GuideView;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An item's guide, public: as JSON for the screens, as a page to print at a counter. */
@RestController
@RequestMapping("/api/w/policies/{id}")
class GuideController {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private final ClaimGuides guides;
    private final String publicUrl;

    GuideController(ClaimGuides guides, @Value("${jince.public-url}") String publicUrl) {
        this.guides = guides;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/guide")
    Mono<GuideView> guide(@PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return guides.guide(id, version);
    }

    @GetMapping("/guide.html")
    Mono<ResponseEntity<String>> print(
            @PathVariable String id, @RequestParam(required = false) @Nullable Integer version) {
        return guides.guide(id, version)
                .map(guide -> ResponseEntity.ok()
                        .contentType(HTML)
                        .body(GuidePage.of(guide, publicUrl + "/#/policies/" + guide.itemId())));
    }
}
