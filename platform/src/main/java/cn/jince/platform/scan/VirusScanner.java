package cn.jince.platform.scan;

import cn.jince.platform.kernel.Port;
import reactor.core.publisher.Mono;

/** Looks into a file. Never signals an error: a scanner that does not answer is {@link Found.Away}. */
@Port
public interface VirusScanner {
    Mono<Found> scan(byte[] content);

    /** What was found. */
    sealed interface Found {
        record Clean() implements Found {}

        /** @param name the scanner's word for it */
        record Infected(String name) implements Found {}

        /** It did not answer; ask again. */
        record Away() implements Found {}

        /** None is set up in this house. */
        record NotSetUp() implements Found {}
    }
}
