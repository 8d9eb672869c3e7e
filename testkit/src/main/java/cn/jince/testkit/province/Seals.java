package cn.jince.testkit.province;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/**
 * The ways the counterparts sign, in their own code: HMAC-SHA256 and HMAC-SM3 over sorted parameters; MD5 in capitals
 * over the sorted parameters that are not empty and {@code &key=}; SHA1 over key, secret and time as the oldest vendor
 * does; SM2 with a public key.
 */
enum Seals {
    HMAC_SHA256 {
        @Override
        boolean fits(SortedMap<String, String> signed, String sign, String secret, Charset charset)
                throws GeneralSecurityException {
            return same(hmac("HmacSHA256", secret, joined(signed), charset), sign);
        }
    },
    HMAC_SM3 {
        @Override
        boolean fits(SortedMap<String, String> signed, String sign, String secret, Charset charset)
                throws GeneralSecurityException {
            return same(hmac("HmacSM3", secret, joined(signed), charset), sign);
        }
    },
    MD5 {
        @Override
        boolean fits(SortedMap<String, String> signed, String sign, String secret, Charset charset)
                throws GeneralSecurityException {
            SortedMap<String, String> full = new TreeMap<>(signed);
            full.values().removeIf(String::isEmpty);
            return same(
                    digest("MD5", (joined(full) + "&key=" + secret).getBytes(charset))
                            .toUpperCase(java.util.Locale.ROOT),
                    sign);
        }
    },
    SHA1 {
        @Override
        boolean fits(SortedMap<String, String> signed, String sign, String secret, Charset charset)
                throws GeneralSecurityException {
            String text = signed.get("appKey") + secret + signed.get("timestamp");
            return same(digest("SHA-1", text.getBytes(charset)), sign);
        }
    },
    SM2 {
        @Override
        boolean fits(SortedMap<String, String> signed, String sign, String point, Charset charset)
                throws GeneralSecurityException {
            ECNamedCurveParameterSpec curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
            Signature check = Signature.getInstance("SM3withSM2", PROVIDER);
            check.initVerify(KeyFactory.getInstance("EC", PROVIDER)
                    .generatePublic(new ECPublicKeySpec(
                            curve.getCurve().decodePoint(HexFormat.of().parseHex(point)), curve)));
            check.update(joined(signed).getBytes(charset));
            return check.verify(der(HexFormat.of().parseHex(sign)));
        }
    };

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    abstract boolean fits(SortedMap<String, String> signed, String sign, String secret, Charset charset)
            throws GeneralSecurityException;

    private static byte[] der(byte[] plain) {
        try {
            return new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(plain, 0, 32))),
                        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(plain, 32, 64)))
                    })
                    .getEncoded();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String joined(Map<String, String> signed) {
        return signed.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
    }

    static String hmac(String algorithm, String secret, String text, Charset charset) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm, PROVIDER);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(charset)));
    }

    static String digest(String algorithm, byte[] data) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(data));
    }

    private static boolean same(String ours, String theirs) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.UTF_8));
    }
}
