package cn.jince.adapters.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

/** FTP without SSH only where its descriptor shows that it may be. */
class PlainFtpTest {
    @TempDir
    Path folder;

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("jince.systems.ftp.url", "ftp://10.7.0.9")
            .withProperty("jince.systems.ftp.secret", "s")
            .withProperty("test.whole", "OK_MARKER");

    private Descriptors read(String good, String bad) throws IOException {
        String yaml = new ClassPathResource("data/sx.ftp.yaml").getContentAsString(StandardCharsets.UTF_8);
        assertThat(yaml).contains(good);
        Path file = Files.writeString(folder.resolve("sx.ftp.yaml"), yaml.replace(good, bad));
        return Descriptors.read(environment, file.toUri().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ["127.0.0.0/8"] | ["10.7.0.0/16", "192.168.4.5"]
                    ["127.0.0.0/8"] | ["fd00:14::/32"]
                    data-class: INTERNAL | data-class: PUBLIC""")
    void private_hosts_and_a_reason_let_it_in(String good, String bad) throws IOException {
        assertThat(read(good, bad).systems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ["127.0.0.0/8"]        | ["10.7.0.0/16", "218.26.0.1"] | hosts[1] must be a private address
                    ["127.0.0.0/8"]        | ["10.0.0.0/7"]                | hosts[0] must be a private address
                    ["127.0.0.0/8"]        | ["ftp.sxgov.cn"]              | hosts[0] must be a private address
                    ["127.0.0.0/8"]        | []                            | hosts must have at least 1
                    hosts: ["127.0.0.0/8"] | {none}                        | hosts is missing
                    data-class: INTERNAL   | data-class: SENSITIVE         | data-class must be one of
                    kind: COLLECTION       | {data}                        | capabilities[0].data-class must be one of
                    plain-because          | {none}                        | plain-because is missing
                    plain-because          | {key}                         | host-key
                    protocol: FTP          | protocol: SFTP                | base-url""")
    void anything_else_stops_the_start(String good, String bad, String message) {
        String said = bad.replace("{none}", "# none")
                .replace("{data}", "kind: COLLECTION\n    data-class: SENSITIVE")
                .replace("{key}", "host-key: SHA256:AAAA\n        plain-because");

        assertThatThrownBy(() -> read(good, said))
                .isInstanceOf(BadDescriptor.class)
                .hasMessageContaining(message);
    }

    @Test
    void sftp_may_not_do_without_its_key() {
        environment
                .withProperty("jince.systems.files.url", "sftp://10.7.0.9")
                .withProperty("jince.systems.files.secret", "s")
                .withProperty("test.host-key", "none");

        assertThatThrownBy(() -> Descriptors.read(environment, "classpath:data/sx.files.yaml"))
                .hasMessageContaining("host-key");
    }
}
