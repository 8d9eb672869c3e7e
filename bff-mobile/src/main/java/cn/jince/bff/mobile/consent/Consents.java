package cn.jince.bff.mobile.consent;

import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * The ledger 订阅台账 of consents per open id and template. WeChat tells nobody how many are left, so we count: one consent
 * is one message.
 */
public interface Consents {

    Mono<Void> grant(String openId, ConsentTemplate template, int count, Instant now);

    /** Keeps what is there: for seeding. */
    Mono<Void> seed(String openId, ConsentTemplate template, int count, Instant now);

    /** Takes one; false where none is left. */
    Mono<Boolean> consume(String openId, ConsentTemplate template, Instant now);

    /** The person refused, or WeChat says there is none (43101). */
    Mono<Void> clear(String openId, ConsentTemplate template, Instant now);

    Mono<Integer> remaining(String openId, ConsentTemplate template);
}
