package cn.jince.adapters.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The conformance kit's word that a system keeps a contract.
 *
 * @param contractHash the contract it was found to keep; another contract needs another badge
 * @param report id of the kit's report
 * @param signature HMAC-SM3 in hexadecimal over the other members, one a line, in the order of this record
 */
public record Badge(
        String system,
        String capability,
        String contractHash,
        String report,
        Instant issuedAt,
        Instant expiresAt,
        String signature) {

    /** Signed as the kit does. */
    public static Badge signed(
            String system,
            String capability,
            String contractHash,
            String report,
            Instant issuedAt,
            Instant expiresAt,
            String key) {
        Badge bare = new Badge(system, capability, contractHash, report, issuedAt, expiresAt, "");
        return new Badge(system, capability, contractHash, report, issuedAt, expiresAt, bare.seal(key));
    }

    boolean genuine(String key) {
        return MessageDigest.isEqual(
                seal(key).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    public boolean inForce(Instant at) {
        return !at.isBefore(issuedAt) && at.isBefore(expiresAt);
    }

    private String seal(String key) {
        byte[] text = String.join(
                        "\n", system, capability, contractHash, report, issuedAt.toString(), expiresAt.toString())
                .getBytes(StandardCharsets.UTF_8);
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key.getBytes(StandardCharsets.UTF_8)));
        mac.update(text, 0, text.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }
}
