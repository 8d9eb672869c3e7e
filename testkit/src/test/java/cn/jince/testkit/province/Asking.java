package cn.jince.testkit.province;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sound requests, as a connector would put them, written by hand. */
final class Asking {

    static String tax(String creditCode) {
        return rest("/tax/v1/standing", "tax-secret-for-development", creditCode);
    }

    static String rest(String path, String secret, String creditCode) {
        TreeMap<String, String> said = said(creditCode);
        said.put("sign", hmac(secret, joined(said)));
        return "GET " + path + "?" + joined(said) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    static String hrss(String creditCode) {
        TreeMap<String, String> said = said(creditCode);
        said.put("sign", hmac("hrss-secret-for-development", joined(said)));
        String body = said.entrySet().stream()
                .map(each -> "<" + each.getKey() + ">" + each.getValue() + "</" + each.getKey() + ">")
                .collect(Collectors.joining("", "<Envelope>", "</Envelope>"));
        return "POST /services/SocialInsurance HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TreeMap<String, String> said(String creditCode) {
        TreeMap<String, String> said = new TreeMap<>();
        said.put("creditCode", creditCode);
        said.put("appKey", "jince");
        said.put("timestamp", Long.toString(System.currentTimeMillis()));
        said.put("nonce", UUID.randomUUID().toString());
        return said;
    }

    private static String joined(TreeMap<String, String> said) {
        return said.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
    }

    private Asking() {}
}
