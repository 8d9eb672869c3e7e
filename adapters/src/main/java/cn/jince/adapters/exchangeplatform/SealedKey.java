package cn.jince.adapters.exchangeplatform;

import cn.jince.adapters.call.CallFailed;
import cn.jince.adapters.descriptor.SystemDescriptor.Sealing;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** Opens a service key as it was sent: Base64, encrypted with SM4 under the key of our registration. */
final class SealedKey {
    private static final int BLOCK = 16;

    static byte[] open(String sent, Sealing sealing, byte[] key) {
        try {
            byte[] sealed = Base64.getDecoder().decode(sent);
            return switch (sealing) {
                case PLAIN -> sealed;
                case SM4_ECB -> decrypt(ecb(key), sealed, 0);
                // the first block is the initialisation vector
                case SM4_CBC -> decrypt(cbc(key, sealed), sealed, BLOCK);
            };
        } catch (IllegalArgumentException | InvalidCipherTextException e) {
            throw CallFailed.badAnswer("a service key that cannot be opened");
        }
    }

    private static PaddedBufferedBlockCipher ecb(byte[] key) {
        PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(new SM4Engine());
        cipher.init(false, new KeyParameter(key));
        return cipher;
    }

    private static PaddedBufferedBlockCipher cbc(byte[] key, byte[] sealed) {
        if (sealed.length < 2 * BLOCK) {
            throw new IllegalArgumentException("too short");
        }
        PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(new SM4Engine()));
        cipher.init(false, new ParametersWithIV(new KeyParameter(key), sealed, 0, BLOCK));
        return cipher;
    }

    private static byte[] decrypt(PaddedBufferedBlockCipher cipher, byte[] sealed, int from)
            throws InvalidCipherTextException {
        byte[] out = new byte[cipher.getOutputSize(sealed.length - from)];
        int length = cipher.processBytes(sealed, from, sealed.length - from, out, 0);
        try {
            length += cipher.doFinal(out, length);
        } catch (org.bouncycastle.crypto.DataLengthException e) {
            throw new IllegalArgumentException(e);
        }
        return java.util.Arrays.copyOf(out, length);
    }

    private SealedKey() {}
}
