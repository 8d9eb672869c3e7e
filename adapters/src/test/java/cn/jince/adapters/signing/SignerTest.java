package cn.jince.adapters.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignerTest {
    /** GB/T 32918.5, the signature example on the recommended curve. */
    private static final String KEY = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

    private static final String POINT = "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
            + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    private static final String CHANCE = "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
    private static final String SIGNATURE = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
            + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    private static final byte[] TEXT = "message digest".getBytes(StandardCharsets.US_ASCII);

    static List<Vector> vectors() {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void every_profile_signs_as_its_golden_vector_says(Vector vector) {
        Signer signer = vector.signer(vector.secret());

        assertThat(signer.sign(vector.message(), vector.nonce())).isEqualTo(vector.fields());
    }

    @Test
    void there_is_a_vector_for_every_profile_with_a_shared_secret() {
        assertThat(vectors().stream().map(each -> each.signing().profile()))
                .contains("hmac-sha256", "hmac-sm3", "md5", "sha1", "sm3");
    }

    @Test
    void sm2_signs_and_checks_the_example_of_the_standard() {
        Profile sm2 = new Sm2(KEY, new Drawn(HexFormat.of().parseHex(CHANCE)));

        assertThat(HexFormat.of().formatHex(sm2.sign(TEXT))).isEqualTo(SIGNATURE);
        Profile theirs = new Sm2(POINT, new SecureRandom());
        assertThat(theirs.verify(TEXT, HexFormat.of().parseHex(SIGNATURE))).isTrue();
        assertThat(theirs.verify(TEXT, HexFormat.of().parseHex(SIGNATURE.replace('a', 'b'))))
                .isFalse();
        assertThat(theirs.verify(TEXT, new byte[3])).isFalse();
        assertThatThrownBy(() -> theirs.sign(TEXT)).hasMessageContaining("cannot sign");
    }

    @Test
    void a_nonce_never_comes_twice() {
        Vector vector = vectors().getFirst();
        Signer signer = vector.signer(vector.secret());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(signer.sign(vector.message()).get("nonce"));
            seen.add(signer.with(new byte[] {1}).sign(vector.message()).get("nonce"));
        }

        assertThat(seen).hasSize(2_000);
    }

    @Test
    void a_parameter_named_like_a_part_of_the_template_is_only_a_value() {
        Message sly = Message.of(Map.of("a", "{secret}$1"));
        Vector vector = vectors().stream()
                .filter(each -> each.toString().equals("md5-pairs.yaml"))
                .findFirst()
                .orElseThrow();

        assertThat(vector.signer("S").sign(sly, "n0000000001").get("sign"))
                .isEqualTo(HexFormat.of()
                        .withUpperCase()
                        .formatHex(Digests.MD5.of("Sa{secret}$1appKeyjincenoncen0000000001timestamp1795747200000S"
                                .getBytes(StandardCharsets.UTF_8))));
    }

    /** Chance as the standard drew it. */
    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        Drawn(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] out) {
            System.arraycopy(bytes, 0, out, 0, out.length);
        }
    }
}
