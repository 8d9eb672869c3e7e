package cn.jince.adapters.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;

class DescriptorsTest {
    @TempDir
    Path folder;

    private final MockEnvironment environment = new MockEnvironment();

    DescriptorsTest() {
        for (String system : List.of("tax", "hrss", "statistics", "credit", "samr", "treasury", "city")) {
            environment.setProperty("jince.systems." + system + ".url", "http://localhost:1");
            environment.setProperty("jince.systems." + system + ".secret", "s");
        }
    }

    @Test
    void every_shipped_descriptor_is_sound_and_within_its_budget() {
        Descriptors descriptors = Descriptors.read(environment, "classpath:systems/*.yaml");

        assertThat(descriptors.systems()).hasSize(7);
        for (SystemDescriptor system : descriptors.systems()) {
            for (Capability capability : system.capabilities()) {
                var times = capability.timeouts();
                assertThat(times.connect()
                                .plus(times.firstByte()
                                        .plus(times.idleBody())
                                        .multipliedBy(1L + capability.retry().retries()))
                                .plus(capability
                                        .retry()
                                        .backoff()
                                        .multipliedBy(capability.retry().retries())))
                        .as(capability.capability())
                        .isLessThanOrEqualTo(times.total());
                assertThat(CallBudget.worst(capability)).isLessThanOrEqualTo(times.total());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | capabilities[0].timeouts.connect is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | capabilities[0].timeouts.tls is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | capabilities[0].timeouts.acquire is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, idle-body: 300ms, total: 4500ms} | capabilities[0].timeouts.first-byte is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, total: 4500ms} | capabilities[0].timeouts.idle-body is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms} | capabilities[0].timeouts.total is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4440ms} | capabilities[0].timeouts.total is less than
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: soon, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | capabilities[0].timeouts.connect has no usable value
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 0ms, total: 4500ms} | capabilities[0].timeouts.idle-body must be above 0
                    cache: {ttl: 30s, | cache: {sensitive: true, ttl: 30s, | capabilities[0].cache.ttl must be 0s: sensitive answers are never kept
                    cache: {ttl: 30s, | cache: {ttl: 0s, | capabilities[0].cache.stale-while-revalidate has no meaning
                    half-open-calls: 3} | half-open-calls: 3, overdue-after: 9s} | capabilities[0].breaker.overdue-after is never reached
                    minimum-calls: 5 | minimum-calls: 50 | capabilities[0].breaker.window must not be below minimum-calls
                    rate: {calls: 100 | rate: {calls: 0 | rate.calls must be above 0
                    rate: {calls: 100 | hours: [{days: [], open: "08:00", close: "18:00"}]~rate: {calls: 100 | hours[0].days is empty
                    concurrency: 16 | concurency: 16 | capabilities[0].concurency is not a key
                    concurrency: 16 | concurrency: 0 | capabilities[0].concurrency must be above 0
                    owner: 省税务局信息中心 | contact2: x | contact2 is not a key
                    stage: LIVE | stage: ALIVE | capabilities[0].stage has no usable value
                    profile: hmac-sha256 | profile: md5 | signing.profile must be one of
                    secret: jince.systems.tax.secret | secret: jince.nowhere | signing.secret names the property jince.nowhere, which is not set
                    small_low_profit: BOOLEAN | small_low_profit: FLAG | capabilities[0].attributes.small_low_profit must be one of
                    jince.systems.tax.url | jince.no.url | is not set
                    """)
    void a_bad_descriptor_stops_the_start_and_names_file_and_key(String good, String bad, String said)
            throws IOException {
        String text = new ClassPathResource("systems/sx.tax.yaml").getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).contains(good);
        Path file = Files.writeString(folder.resolve("sx.broken.yaml"), text.replace(good, bad.replace('~', '\n')));

        assertThatThrownBy(() -> Descriptors.read(environment, file.toUri().toString()))
                .isInstanceOf(BadDescriptor.class)
                .hasMessageContaining("sx.broken.yaml")
                .hasMessageContaining(said)
                .message()
                .hasLineCount(1);
    }
}
