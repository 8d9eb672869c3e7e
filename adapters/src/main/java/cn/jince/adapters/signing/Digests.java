package cn.jince.adapters.signing;

import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The digests the departments use. MD5 and SHA1 only because old vendors sign with nothing better. */
public enum Digests {
    MD5(MD5Digest::new),
    SHA1(SHA1Digest::new),
    SHA256(SHA256Digest::new),
    SM3(SM3Digest::new);

    private final Supplier<Digest> maker;

    Digests(Supplier<Digest> maker) {
        this.maker = maker;
    }

    public byte[] of(byte[] data) {
        Digest digest = maker.get();
        digest.update(data, 0, data.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    Digest fresh() {
        return maker.get();
    }
}
