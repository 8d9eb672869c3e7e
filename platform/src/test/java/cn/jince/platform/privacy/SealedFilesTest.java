package cn.jince.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealedFilesTest {
    private static final String OLD = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = "k2:"
            + Base64.getEncoder()
                    .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final byte[] PLAIN = "营业执照".getBytes(StandardCharsets.UTF_8);

    @Test
    void what_an_old_key_sealed_opens_after_rotation_and_new_files_take_the_new_key() {
        byte[] sealed = new Sealing(OLD).seal("a", PLAIN);
        Sealing rotated = new Sealing(NEW + "," + OLD);
        assertThat(rotated.keyId()).isEqualTo("k2");
        assertThat(rotated.open("a", sealed)).isEqualTo(PLAIN);
        assertThat(rotated.open("b", rotated.seal("b", PLAIN))).isEqualTo(PLAIN);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).contains("k1").doesNotContain("营业执照");
        assertThat(rotated.open("c", PLAIN)).isEqualTo(PLAIN);
    }

    @Test
    void a_file_that_was_changed_or_put_in_anothers_place_does_not_open() {
        Sealing seal = new Sealing(OLD);
        byte[] sealed = seal.seal("a", PLAIN);
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> seal.open("b", sealed));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new Sealing(NEW).open("a", sealed));
        sealed[sealed.length - 1] ^= 1;
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> seal.open("a", sealed));
    }
}
