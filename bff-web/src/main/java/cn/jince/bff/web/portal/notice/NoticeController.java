package cn.jince.bff.web.portal.notice;

import cn.jince.api.claim.ClaimViews.NoticeView;
import cn.jince.api.claim.ClaimViews.ObjectionForm;
import cn.jince.api.claim.Claims;
import cn.jince.edge.ForAll;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Public: notices open now, and objections to them. */
@RestController
@RequestMapping("/api/w/notices")
class NoticeController {
    private final Claims claims;

    NoticeController(Claims claims) {
        this.claims = claims;
    }

    @GetMapping
    Mono<ResponseEntity<List<NoticeView>>> notices() {
        return ForAll.of(claims.notices());
    }

    @PostMapping("/{id}/objections")
    Mono<NoticeView> object(@PathVariable String id, @RequestBody ObjectionForm form) {
        return claims.object(id, form);
    }
}
