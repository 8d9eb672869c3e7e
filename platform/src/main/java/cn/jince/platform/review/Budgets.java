package cn.jince.platform.review;

import cn.jince.platform.kernel.Port;
import cn.jince.platform.policy.PolicyItem;
import reactor.core.publisher.Mono;

/** 预算: what an item may commit in a fiscal year. */
@Port
public interface Budgets {
    /**
     * Reserves inside the caller's transaction; never more than is there, whoever else reserves at the same time.
     *
     * @return -1 where it is reserved or no budget is known, else what is left in Fen
     */
    Mono<Long> reserve(PolicyItem item, int fiscalYear, long amountFen);

    /** Gives back what an upheld objection freed. */
    Mono<Void> release(String itemId, int fiscalYear, long amountFen);
}
