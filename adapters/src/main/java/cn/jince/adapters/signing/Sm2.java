package cn.jince.adapters.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jspecify.annotations.Nullable;

/**
 * SM2 with SM3 after GB/T 32918 on its recommended curve, signer identity {@code 1234567812345678}, signature as r and
 * s of 32 bytes each. The key is 64 hexadecimal digits to sign, or a point of 130 ({@code 04…}) to check only.
 */
final class Sm2 implements Profile {
    private static final byte[] IDENTITY = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final ECDomainParameters CURVE = curve();
    private final @Nullable ECPrivateKeyParameters signing;
    private final ECPublicKeyParameters checking;
    private final SecureRandom random;

    Sm2(String key, SecureRandom random) {
        this.random = random;
        byte[] bytes = HexFormat.of().parseHex(key.strip());
        switch (bytes.length) {
            case 32 -> {
                ECPrivateKeyParameters secret = new ECPrivateKeyParameters(new BigInteger(1, bytes), CURVE);
                signing = secret;
                checking = new ECPublicKeyParameters(
                        new FixedPointCombMultiplier().multiply(CURVE.getG(), secret.getD()), CURVE);
            }
            case 65 -> {
                signing = null;
                checking = new ECPublicKeyParameters(CURVE.getCurve().decodePoint(bytes), CURVE);
            }
            default -> throw new IllegalArgumentException("an SM2 key has 64 or 130 hexadecimal digits");
        }
    }

    static boolean isPoint(String text) {
        try {
            return text.length() == 130 && new Sm2(text, new SecureRandom()).signing == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ECDomainParameters curve() {
        X9ECParameters named = GMNamedCurves.getByName("sm2p256v1");
        return new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
    }

    @Override
    public byte[] sign(byte[] text) {
        if (signing == null) {
            throw new IllegalStateException("a public key cannot sign");
        }
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ParametersWithID(new ParametersWithRandom(signing, random), IDENTITY));
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verify(byte[] text, byte[] signature) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(false, new ParametersWithID(checking, IDENTITY));
        signer.update(text, 0, text.length);
        return signature.length == 64 && signer.verifySignature(signature);
    }
}
