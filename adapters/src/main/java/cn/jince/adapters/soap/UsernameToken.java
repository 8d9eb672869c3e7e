package cn.jince.adapters.soap;

import cn.jince.adapters.signing.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;

/**
 * The UsernameToken of WS-Security 1.0, its password as text or as {@code Base64(SHA1(nonce + created + password))}.
 */
record UsernameToken(String name, String password, boolean digest, Clock clock) implements Credentials {
    private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String PROFILE = OASIS + "username-token-profile-1.0#";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String header(Map<String, String> parameters) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return header(nonce, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    String header(byte[] nonce, String created) {
        return "<wsse:Security soapenv:mustUnderstand=\"1\" xmlns:wsse=\"" + OASIS + "wssecurity-secext-1.0.xsd\""
                + " xmlns:wsu=\"" + OASIS + "wssecurity-utility-1.0.xsd\"><wsse:UsernameToken>"
                + Xml.element("wsse:Username", name)
                + "<wsse:Password Type=\"" + PROFILE + (digest ? "PasswordDigest" : "PasswordText") + "\">"
                + Xml.escaped(digest ? digest(nonce, created) : password) + "</wsse:Password>"
                + "<wsse:Nonce EncodingType=\"" + OASIS + "soap-message-security-1.0#Base64Binary\">"
                + Base64.getEncoder().encodeToString(nonce) + "</wsse:Nonce>"
                + Xml.element("wsu:Created", created)
                + "</wsse:UsernameToken></wsse:Security>";
    }

    private String digest(byte[] nonce, String created) {
        byte[] rest = (created + password).getBytes(StandardCharsets.UTF_8);
        byte[] text = new byte[nonce.length + rest.length];
        System.arraycopy(nonce, 0, text, 0, nonce.length);
        System.arraycopy(rest, 0, text, nonce.length, rest.length);
        return Base64.getEncoder().encodeToString(Digests.SHA1.of(text));
    }

    @Override
    public String toString() {
        return "UsernameToken[" + name + "]";
    }
}
