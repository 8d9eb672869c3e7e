package cn.jince.identity.grant;

import java.security.SecureRandom;
import java.util.Base64;

/** Values of refresh tokens: 96 random bytes. */
final class RefreshValues {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RefreshValues() {}

    static String next() {
        byte[] bytes = new byte[96];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
