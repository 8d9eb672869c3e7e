package cn.jince.api.identity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/** Codes 代办码 with which a person lets a clerk act for an enterprise, once and for a short time. Served by identity. */
public interface HandOverCodes {

    /** A PREPARER or ACCEPTOR of the enterprise; others: 404. Making the code is the consent. */
    @PostExchange("/identity/hand-over-codes")
    Mono<CodeView> make(@RequestBody CodeForm form);

    /** A member of the enterprise: its last codes and who used them, newest first, at most 50. */
    @GetExchange("/identity/hand-over-codes")
    Mono<List<UseView>> used(@RequestParam String creditCode);

    /** @param divisionCode whose counters take it, with those of the divisions below: 140000 is any in the province */
    record CodeForm(String creditCode, String divisionCode) {}

    /** @param code said or shown to the clerk; it is told this once and never again */
    record CodeView(String code, Instant expiresAt) {}

    record UseView(
            String person,
            String divisionCode,
            Instant madeAt,
            Instant expiresAt,
            @Nullable String clerk,
            @Nullable Instant usedAt) {}
}
