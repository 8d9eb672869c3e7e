package cn.jince.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Binds a line to all before it: HMAC with SM3, so that nobody without the key makes a chain anew. */
final class Seal {
    static final String FIRST = "0".repeat(64);
    private final KeyParameter key;

    Seal(String key) {
        this.key = new KeyParameter(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @param before seal of the line before */
    String of(String before, String line) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(key);
        byte[] text = (before + "\n" + line).getBytes(StandardCharsets.UTF_8);
        mac.update(text, 0, text.length);
        byte[] seal = new byte[mac.getMacSize()];
        mac.doFinal(seal, 0);
        return HexFormat.of().formatHex(seal);
    }
}
