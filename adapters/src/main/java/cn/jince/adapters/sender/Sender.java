package cn.jince.adapters.sender;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A legacy system that pushes to us, as its registration says.
 *
 * @param system client id of its token
 * @param sandbox client id with which its vendor tries things out; never lets anything in
 * @param source the source its facts are kept under; only for facts
 * @param divisions a division stands for all below it
 * @param attributes attribute to type, TEXT NUMBER BOOLEAN DATE LIST; only for facts
 * @param signing null where the token is enough
 */
public record Sender(
        String system,
        String name,
        String contact,
        String sandbox,
        @Nullable String source,
        List<String> divisions,
        List<Kind> kinds,
        @Nullable Map<String, Type> attributes,
        Quota quota,
        @Nullable Signing signing) {

    /** What a value of an attribute is. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        LIST
    }

    /** How a sender signs. */
    public enum Profile {
        HMAC_SHA256,
        HMAC_SM3,
        /** With a key pair of its own: we hold the public half and could not sign in its name. */
        SM2;

        /** As the package signing calls it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Calls count one by one; a row counts when it is new. */
    public record Quota(Integer callsPerMinute, Integer rowsPerMinute, Long callsPerDay, Long rowsPerDay) {}

    /**
     * @param secret name of the property that holds the secret, never the secret; null for SM2
     * @param publicKey for SM2, as it is no secret: a point of the curve, 130 hexadecimal digits from 04
     */
    public record Signing(
            Profile profile,
            @Nullable String secret,
            @Nullable String publicKey) {}

    /** True where the division is one of the sender's or lies below one. */
    public boolean covers(String division) {
        return divisions.stream().anyMatch(own -> division.startsWith(prefix(own)));
    }

    /** True where the sender speaks for the whole province. */
    public boolean everywhere() {
        return divisions.stream().anyMatch(own -> own.endsWith("0000"));
    }

    private static String prefix(String division) {
        if (division.endsWith("0000")) {
            return division.substring(0, 2);
        }
        return division.endsWith("00") ? division.substring(0, 4) : division;
    }

    /** The same registration under the id its vendor tries things out with: counted apart. */
    public Sender inSandbox() {
        return new Sender(sandbox, name, contact, sandbox, source, divisions, kinds, attributes, quota, signing);
    }

    /** The attributes it may say; empty for a sender of no facts. */
    public Map<String, Type> said() {
        return attributes == null ? Map.of() : attributes;
    }
}
