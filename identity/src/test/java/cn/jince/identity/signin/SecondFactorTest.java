package cn.jince.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.identity.IdentitySettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class SecondFactorTest {
    /** The secret of RFC 6238, appendix B. */
    private static final String RFC = "totp:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private final PasswordEncoder passwords = new BCryptPasswordEncoder(4);
    private final SecondFactor inEarnest = factor("");

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
    void the_code_is_that_of_the_rfc(long second, String code) {
        assertThat(inEarnest.holds(RFC, code, Instant.ofEpochSecond(second))).isTrue();
        assertThat(inEarnest.holds(RFC, code, Instant.ofEpochSecond(second + 30)))
                .isTrue();
        assertThat(inEarnest.holds(RFC, code, Instant.ofEpochSecond(second + 90)))
                .isFalse();
        assertThat(inEarnest.holds(RFC, "", Instant.ofEpochSecond(second))).isFalse();
    }

    @Test
    void a_fixed_code_counts_in_a_demonstration_only() {
        String kept = passwords.encode("000000");

        assertThat(factor("classpath:world/people.json").holds(kept, "000000", Instant.EPOCH))
                .isTrue();
        assertThat(inEarnest.holds(kept, "000000", Instant.EPOCH)).isFalse();
    }

    @Test
    void base32_is_read_as_written_by_others() {
        assertThat(new String(SecondFactor.base32("GEZDGNBV"), StandardCharsets.US_ASCII))
                .isEqualTo("12345");
    }

    private SecondFactor factor(String demoWorld) {
        return new SecondFactor(
                passwords,
                new IdentitySettings(
                        "http://localhost:8080",
                        new IdentitySettings.House("house", "secret"),
                        new IdentitySettings.Identity(
                                demoWorld,
                                "secret",
                                new IdentitySettings.FirstOperator("", "", ""),
                                new IdentitySettings.WeChat("", "", ""))));
    }
}
