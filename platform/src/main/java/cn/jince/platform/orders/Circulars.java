package cn.jince.platform.orders;

import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Port;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Circulars as they are kept, and what they are made of. */
@Port
public interface Circulars {
    Mono<Boolean> issued(DivisionCode division, String period);

    /** By division one level below, as things stand now; decisions of the month that begins that day. */
    Flux<Circular.Row> rows(DivisionCode division, LocalDate month, LocalDate today);

    /** Somebody else may have issued it first; then nothing is kept. */
    Mono<Void> keep(Circular circular);

    /** Of divisions below, at and above that one, newest first, at most 60. */
    Flux<Circular> seenFrom(DivisionCode division, @Nullable String period);
}
