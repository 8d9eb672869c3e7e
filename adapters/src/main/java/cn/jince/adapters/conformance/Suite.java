package cn.jince.adapters.conformance;

import reactor.core.publisher.Flux;

/** Checks of one kind, one after the other. */
@FunctionalInterface
interface Suite {
    Flux<Finding> check(Stand stand);
}
