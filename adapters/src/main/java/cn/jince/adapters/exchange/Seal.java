package cn.jince.adapters.exchange;

import cn.jince.adapters.sender.Sender.Profile;
import java.util.HexFormat;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/**
 * The body of one request against the digest its sender signed. A long body is digested as it streams by, so whether it
 * holds is known after its last byte.
 */
final class Seal {
    private final @Nullable Digest digest;
    private final String said;

    private Seal(@Nullable Digest digest, String said) {
        this.digest = digest;
        this.said = said;
    }

    /** Of a sender that does not sign. */
    static Seal none() {
        return new Seal(null, "");
    }

    static Seal of(Profile profile, String said) {
        return new Seal(fresh(profile), said);
    }

    Flux<DataBuffer> watch(Flux<DataBuffer> body) {
        Digest mine = digest;
        return mine == null
                ? body
                : body.doOnNext(buffer -> {
                    try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
                        while (parts.hasNext()) {
                            java.nio.ByteBuffer part = parts.next();
                            byte[] bytes = new byte[part.remaining()];
                            part.get(bytes);
                            mine.update(bytes, 0, bytes.length);
                        }
                    }
                });
    }

    /** To be asked once, after the last byte. */
    boolean holds() {
        Digest mine = digest;
        return mine == null || finished(mine).equalsIgnoreCase(said);
    }

    private static String finished(Digest digest) {
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    private static Digest fresh(Profile profile) {
        return switch (profile) {
            case HMAC_SHA256 -> new SHA256Digest();
            case HMAC_SM3, SM2 -> new SM3Digest();
        };
    }
}
