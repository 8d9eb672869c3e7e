package cn.jince.bff.mobile.home;

import cn.jince.bff.mobile.part.Part;
import reactor.core.publisher.Mono;

/** Where one part of the home screen comes from. */
interface PartSource {
    /** Name of the part in the answer. */
    String name();

    Mono<? extends Part<?>> load(HomeRequest request);
}
