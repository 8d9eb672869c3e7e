package cn.jince.adapters.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class SendersTest {
    private static final String GOOD = """
            system: push-test
            name: 某系统
            contact: 值班
            sandbox: push-test-sandbox
            source: sx.tech
            divisions: ["140100"]
            kinds: [FACTS]
            attributes: {certification_times: NUMBER}
            quota: {calls-per-minute: 10, rows-per-minute: 10, calls-per-day: 10, rows-per-day: 10}
            signing: {profile: HMAC_SM3, secret: a.secret}
            """;

    @TempDir
    Path folder;

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("a.secret", "s").withProperty("jince.exchange.secrets.treasury", "s");

    @Test
    void every_shipped_registration_is_sound() {
        Senders shipped = Senders.read(environment, "classpath*:open/legacy-*.yaml");

        assertThat(shipped.bySystem()).containsOnlyKeys("legacy-taiyuan", "legacy-treasury", "not-issued");
        assertThat(shipped.find("legacy-sandbox")).as("never in earnest").isEmpty();
        assertThat(shipped.findSandbox("legacy-sandbox")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    contact: 值班                     | x: 1                     | x has no usable value
                    sandbox: push-test-sandbox      | sandbox: push-test       | sandbox is missing or out of range
                    divisions: ["140100"]           | divisions: ["110000"]    | divisions is missing or out of range
                    kinds: [FACTS]                  | kinds: [SECRETS]         | kinds
                    source: sx.tech                 | source: ""               | source is missing or out of range
                    calls-per-minute: 10, | calls-per-minute: 0, | quota.calls-per-minute is missing or out of range
                    secret: a.secret                | secret: no.secret        | names the property no.secret, which is not set
                    HMAC_SM3                        | MD5                      | signing.profile
                    HMAC_SM3, secret: a.secret      | SM2, secret: a.secret    | signing.secret is missing or out of range
                    HMAC_SM3, secret: a.secret      | SM2                      | signing.public-key is no point
                    HMAC_SM3, secret: a.secret      | SM2, public-key: "0400"  | signing.public-key is no point
                    HMAC_SM3, secret: a.secret      | HMAC_SM3                 | signing.secret is missing or out of range
                    secret: a.secret                | secret: a.secret, public-key: "04" | signing.public-key is missing""")
    void a_registration_with_a_hole_stops_the_start(String good, String bad, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), GOOD.replace(good, bad));

        assertThatThrownBy(() -> Senders.read(environment, file.toUri().toString()))
                .isInstanceOf(BadRegistration.class)
                .hasMessageContaining("bad.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void a_public_key_must_lie_on_the_curve() throws IOException {
        String point = "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
        String of = GOOD.replace("HMAC_SM3, secret: a.secret", "SM2, public-key: \"" + point + "\"");
        Path sound = Files.writeString(folder.resolve("sound.yaml"), of);
        Path beside = Files.writeString(folder.resolve("beside.yaml"), of.replace("9AD13", "9AD14"));

        assertThat(Senders.read(environment, sound.toUri().toString()).find("push-test"))
                .isPresent();
        assertThatThrownBy(() -> Senders.read(environment, beside.toUri().toString()))
                .hasMessageContaining("signing.public-key is no point of the SM2 curve");
    }

    @Test
    void a_division_covers_what_lies_below_it() {
        Sender sender = Senders.read(environment, "classpath*:open/legacy-taiyuan.yaml")
                .find("legacy-taiyuan")
                .orElseThrow();
        assertThat(sender.covers("140105")).isTrue();
        assertThat(sender.covers("140902")).isFalse();
        assertThat(sender.everywhere()).isFalse();
    }
}
