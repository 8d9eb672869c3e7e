package cn.jince.adapters.call;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * What was asked, as one number that goes with the answer: SM3 over system, capability, contract version and the
 * parameters by name, each as its length and itself. Purpose and caller are in the access record.
 */
final class RequestDigest {
    static String of(Line line, Question question) {
        SM3Digest digest = new SM3Digest();
        add(digest, line.system().system());
        add(digest, line.capability().capability());
        add(digest, line.capability().contract());
        add(digest, question.subject());
        for (Map.Entry<String, Object> each : new TreeMap<>(question.parameters()).entrySet()) {
            add(digest, each.getKey());
            add(digest, each.getValue().toString());
        }
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return "sm3:" + HexFormat.of().formatHex(out);
    }

    private static void add(SM3Digest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) (bytes.length >>> 24));
        digest.update((byte) (bytes.length >>> 16));
        digest.update((byte) (bytes.length >>> 8));
        digest.update((byte) bytes.length);
        digest.update(bytes, 0, bytes.length);
    }

    private RequestDigest() {}
}
