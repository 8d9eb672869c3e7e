package cn.jince.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.jince.testkit.province.Seat;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void names_a_port_that_is_no_number() {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Ports.of(Map.of("JINCE_GATEWAY_PORT", "abc")))
                .withMessage("JINCE_GATEWAY_PORT is 'abc' (expected: a port, 1 to 65535)");
    }

    @Test
    void names_a_port_beyond_the_last() {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> Ports.of(Map.of("JINCE_DB_PORT", "70000")))
                .withMessageContaining("JINCE_DB_PORT");
    }

    @Test
    void names_a_taken_port_and_the_setting_that_moves_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Ports ports = Ports.free();
            Ports withTaken = new Ports(ports.services(), ports.postgres(), taken.getLocalPort(), ports.province());

            assertThatExceptionOfType(BadSetting.class)
                    .isThrownBy(withTaken::requireFree)
                    .withMessageContaining("port " + taken.getLocalPort() + " (Redis) is taken")
                    .withMessageContaining("JINCE_REDIS_PORT");
        }
    }

    @Test
    void names_a_port_asked_for_twice() {
        Ports ports = Ports.free();
        Ports twice = new Ports(ports.services(), ports.postgres(), ports.postgres(), ports.province());

        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(twice::requireFree)
                .withMessageContaining("asked for twice, by PostgreSQL and Redis");
    }

    @Test
    void accepts_free_ports() {
        Ports.free().requireFree();
    }

    @Test
    void names_a_gateway_badges_cannot_be_handed_in_at() {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> HandIn.at("localhost:8080", Map.of()))
                .withMessageContaining("--post is 'localhost:8080'");
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> HandIn.at("http://localhost:1", Map.of()))
                .withMessage("--post: nobody answers at http://localhost:1");
        KnownSettings.require(Map.of("JINCE_OPERATOR_TOKEN", "t", "JINCE_OPERATOR_LOGIN", "l"));
    }

    @Test
    void names_a_setting_nobody_reads() {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> KnownSettings.require(Map.of("JINCE_GATEWAY_PROT", "9080")))
                .withMessageStartingWith("JINCE_GATEWAY_PROT is not a setting of Jince");
    }

    @Test
    void accepts_settings_some_service_reads() {
        KnownSettings.require(Map.of(
                "JINCE_GATEWAY_PORT", "9080",
                "JINCE_HOUSE_ISSUER", "http://localhost:9080/identity",
                "JINCE_HOUSE_CLIENT_SECRET", "another",
                "JINCE_MOBILE_QUIETHOURS", "off",
                "JINCE_MOBILE_HOME_DEADLINE", "900ms",
                "PATH", "/usr/bin"));
    }

    @Test
    void reads_the_command_line() {
        assertThat(CommandLine.of("up", "--population", "4400000"))
                .isEqualTo(
                        new CommandLine(CommandLine.Command.UP, 4_400_000, Duration.ZERO, EnumSet.allOf(Seat.class)));
        assertThat(CommandLine.of("story", "--pace", "slow").pace()).isPositive();
    }

    @Test
    void starts_the_systems_of_the_province_that_were_named() {
        assertThat(CommandLine.of("province", "tax", "science").seats()).containsExactly(Seat.TAX, Seat.SCIENCE);
        assertThat(CommandLine.of("province").seats()).containsExactly(Seat.values());
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> CommandLine.of("province", "taxes"))
                .withMessageContaining("there is no system 'taxes' (expected: tax, hrss");
    }

    @Test
    void names_what_it_does_not_understand() {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> CommandLine.of("up", "--population", "many"))
                .withMessageContaining("--population is 'many'");
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> CommandLine.of("up", "--speed"))
                .withMessageContaining("--speed");
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> CommandLine.of("down"))
                .withMessageContaining("'down'");
    }
}
