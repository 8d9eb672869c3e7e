package cn.jince.adapters.exchange;

import static cn.jince.adapters.exchange.Open.as;
import static cn.jince.adapters.exchange.Open.fact;
import static cn.jince.adapters.exchange.Open.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.exchange.Open.Answer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.junit.jupiter.api.Test;

/** A sender that signs with its own SM2 key, at the door itself. */
class Sm2SenderTest extends ExchangeWorld {
    private static final String JSON = "application/json";
    private static final String KEY = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    private static final String ANOTHER = "128B2FA8BD433C6C068C8D803DFF79792A519A55171B1B650C23661D15897263";
    private final long now = System.currentTimeMillis();

    @Test
    void what_it_signed_is_taken_once() {
        Map<String, String> signed = signed("push-sm2", KEY, "/open/facts", fact(1), now, nonce());

        Answer first = open.post(signed, "/open/facts", JSON, fact(1));

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(open.post(signed, "/open/facts", JSON, fact(1)).code()).isEqualTo("SIGNATURE_REPEATED");
    }

    /** SM2 draws a number for each signature: the same text signed again looks new, and is none. */
    @Test
    void another_signature_with_the_same_nonce_is_a_repetition() {
        String nonce = nonce();
        Map<String, String> once = signed("push-sm2", KEY, "/open/facts", fact(1), now, nonce);
        Map<String, String> again = signed("push-sm2", KEY, "/open/facts", fact(1), now, nonce);
        assertThat(again.get("Jince-Signature")).isNotEqualTo(once.get("Jince-Signature"));
        assertThat(open.post(once, "/open/facts", JSON, fact(1)).status()).isEqualTo(200);

        assertThat(open.post(again, "/open/facts", JSON, fact(1)).code()).isEqualTo("SIGNATURE_REPEATED");
    }

    @Test
    void another_key_another_text_another_time_and_no_signature_at_all_stay_outside() {
        assertThat(refusal(signed("push-sm2", ANOTHER, "/open/facts", fact(1), now, nonce())))
                .isEqualTo("SIGNATURE_WRONG");
        assertThat(refusal(signed("push-sm2", KEY, "/open/claim-states", fact(1), now, nonce())))
                .isEqualTo("SIGNATURE_WRONG");
        assertThat(refusal(signed("push-sm2", KEY, "/open/facts", fact(1), now - 301_000, nonce())))
                .isEqualTo("SIGNATURE_SKEWED");
        assertThat(refusal(signed("push-sm2", KEY, "/open/facts", fact(2), now, nonce())))
                .isEqualTo("BODY_DIFFERS");
        assertThat(refusal(as("push-sm2"))).isEqualTo("SIGNATURE_MISSING");
        Map<String, String> short1 =
                with(signed("push-sm2", KEY, "/open/facts", fact(1), now, nonce()), "Jince-Signature", "00".repeat(63));
        assertThat(refusal(short1)).isEqualTo("SIGNATURE_WRONG");
        Map<String, String> zero =
                with(signed("push-sm2", KEY, "/open/facts", fact(1), now, nonce()), "Jince-Signature", "00".repeat(64));
        assertThat(refusal(zero)).isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void its_vendor_tries_it_out_with_the_same_key() {
        String path = "/open/sandbox/facts";

        assertThat(open.post(signed("push-sm2-sandbox", KEY, path, fact(1), now, nonce()), path, JSON, fact(1))
                        .status())
                .isEqualTo(200);
        assertThat(open.post(signed("push-sm2-sandbox", ANOTHER, path, fact(1), now, nonce()), path, JSON, fact(1))
                        .code())
                .isEqualTo("SIGNATURE_WRONG");
    }

    private String refusal(Map<String, String> headers) {
        Answer answer = open.post(headers, "/open/facts", JSON, fact(1));
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        return answer.code();
    }

    private static String nonce() {
        return "nonce-" + UUID.randomUUID();
    }

    private static Map<String, String> signed(
            String system, String key, String path, String body, long timestamp, String nonce) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SM3Digest sm3 = new SM3Digest();
        sm3.update(bytes, 0, bytes.length);
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        String hex = HexFormat.of().formatHex(digest);
        String text = String.join("\n", "POST", path, Long.toString(timestamp), nonce, hex);
        return with(
                as(system),
                "Jince-Timestamp",
                Long.toString(timestamp),
                "Jince-Nonce",
                nonce,
                "Jince-Digest",
                hex,
                "Jince-Signature",
                HexFormat.of().formatHex(sm2(key, text.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] sm2(String key, byte[] text) {
        X9ECParameters named = GMNamedCurves.getByName("sm2p256v1");
        ECDomainParameters curve = new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(
                true,
                new ParametersWithID(
                        new ECPrivateKeyParameters(new BigInteger(key, 16), curve),
                        "1234567812345678".getBytes(StandardCharsets.US_ASCII)));
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }
}
