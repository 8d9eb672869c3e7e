package cn.jince.bff.web.portal.claim;

import cn.jince.api.claim.Claims;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 收件回执 to print: what was handed in, when, by whom, and until when it is decided. */
@RestController
class ReceiptController {
    private final Claims claims;

    ReceiptController(Claims claims) {
        this.claims = claims;
    }

    @GetMapping(path = "/api/w/claims/{id}/receipt", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    Mono<String> receipt(@PathVariable String id) {
        return claims.view(id).map(Receipt::html);
    }
}
