package cn.jince.testkit.files;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** The same at every start, so that a descriptor can pin it. It protects nothing. */
final class HostKey {
    private static final BigInteger NUMBER = new BigInteger("20260114000000000000000000000000000000000000000014");

    static KeyPair fixed() throws GeneralSecurityException {
        AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
        named.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = named.getParameterSpec(ECParameterSpec.class);
        var point =
                CustomNamedCurves.getByName("secp256r1").getG().multiply(NUMBER).normalize();
        ECPoint open = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        KeyFactory keys = KeyFactory.getInstance("EC");
        return new KeyPair(
                keys.generatePublic(new ECPublicKeySpec(open, curve)),
                keys.generatePrivate(new ECPrivateKeySpec(NUMBER, curve)));
    }

    private HostKey() {}
}
