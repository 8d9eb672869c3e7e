package cn.jince.gateway.route;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each phase of an exchange may take. None has a default.
 *
 * @param connect to the upstream
 * @param tls handshake with the upstream
 * @param acquire wait for a place among the calls under way
 * @param firstByte from the last byte of the request to the first of the answer
 * @param bodyIdle between two pieces of the answer
 * @param uploadIdle between two pieces of the request
 * @param total from the start to the last byte; null for streams, which have none
 */
public record TimeLimits(
        Duration connect,
        Duration tls,
        Duration acquire,
        Duration firstByte,
        Duration bodyIdle,
        Duration uploadIdle,
        @Nullable Duration total) {}
