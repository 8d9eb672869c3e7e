package cn.jince.adapters.signing;

import java.security.SecureRandom;

/** Every profile by the name a descriptor gives it. A new one is a class and a line here. */
final class Profiles {

    /** @param secret the secret itself; for SM2 the key in hexadecimal */
    static Profile of(String name, byte[] secret) {
        return switch (name) {
            case "hmac-sha256" -> new Keyed(Digests.SHA256, secret);
            case "hmac-sm3" -> new Keyed(Digests.SM3, secret);
            case "sha1" -> new Hashed(Digests.SHA1);
            case "md5" -> new Hashed(Digests.MD5);
            case "sm3" -> new Hashed(Digests.SM3);
            case "sm2" -> new Sm2(new String(secret, java.nio.charset.StandardCharsets.US_ASCII), new SecureRandom());
            default -> throw new IllegalArgumentException("no signing profile " + name);
        };
    }

    private Profiles() {}
}
