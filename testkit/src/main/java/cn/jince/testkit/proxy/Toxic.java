package cn.jince.testkit.proxy;

import java.time.Duration;

/** One kind of harm to the bytes of one direction; named as in Toxiproxy. */
public sealed interface Toxic {

    /** Every piece comes later: by this much, give or take the jitter. */
    record Latency(Duration by, Duration jitter) implements Toxic {
        public Latency(Duration by) {
            this(by, Duration.ZERO);
        }
    }

    /** No more than this gets through. */
    record Bandwidth(long bytesPerSecond) implements Toxic {}

    /** The end of the connection comes later than its last byte. */
    record SlowClose(Duration by) implements Toxic {}

    /** Nothing gets through, and the connection stays open. */
    record Timeout() implements Toxic {}

    /** The first byte brings a reset to both sides, after this time. */
    record ResetPeer(Duration after) implements Toxic {}

    /** Pieces of this size with a pause between them. */
    record Slicer(int size, Duration pause) implements Toxic {}

    /** As many bytes as there were, and none of them right. */
    record Garble() implements Toxic {}

    /** So many bytes, then the connection closes. */
    record LimitData(long bytes) implements Toxic {}
}
