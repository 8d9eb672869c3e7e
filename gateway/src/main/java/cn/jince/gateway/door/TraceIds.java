package cn.jince.gateway.door;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of requests: random, not secret. */
final class TraceIds {
    private static final HexFormat HEX = HexFormat.of();

    String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }
}
