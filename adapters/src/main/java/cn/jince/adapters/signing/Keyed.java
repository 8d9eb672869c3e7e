package cn.jince.adapters.signing;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC: the secret is its key. */
record Keyed(Digests digest, byte[] secret) implements Profile {
    @Override
    public byte[] sign(byte[] text) {
        Digest fresh = digest.fresh();
        HMac mac = new HMac(fresh);
        mac.init(new KeyParameter(secret));
        mac.update(text, 0, text.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }
}
