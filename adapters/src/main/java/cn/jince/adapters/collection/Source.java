package cn.jince.adapters.collection;

import reactor.core.publisher.Flux;

/** Where one capability's records come from. */
public interface Source {

    /**
     * The pages of one pass, read one after another as they are asked for. Whatever goes wrong is a
     * {@link cn.jince.adapters.call.CallFailed}; the pass ends when it is cancelled.
     */
    Flux<? extends Page> pages(Pass pass);
}
