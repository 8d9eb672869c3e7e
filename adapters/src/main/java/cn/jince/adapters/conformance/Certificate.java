package cn.jince.adapters.conformance;

import cn.jince.adapters.lifecycle.Badge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report as it is handed in, and its badge where nothing failed.
 *
 * @param json the report's own words; the badge is bound to their digest
 */
public record Certificate(Report report, String json, String digest) {
    private static final Duration LIFE = Duration.ofDays(180);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public static Certificate of(Report report) {
        String json = JSON.writeValueAsString(report);
        return new Certificate(report, json, "sm3:" + sm3(json));
    }

    /** @param key shared with the service that takes it. Throws where a check failed. */
    public Badge badge(String key) {
        if (!report.passed()) {
            throw new IllegalStateException("no badge for " + report.capability());
        }
        Instant from = report.at().truncatedTo(ChronoUnit.SECONDS);
        return Badge.signed(
                report.system(), report.capability(), report.contractHash(), digest, from, from.plus(LIFE), key);
    }

    private static String sm3(String text) {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        SM3Digest sm3 = new SM3Digest();
        sm3.update(data, 0, data.length);
        byte[] out = new byte[sm3.getDigestSize()];
        sm3.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }
}
