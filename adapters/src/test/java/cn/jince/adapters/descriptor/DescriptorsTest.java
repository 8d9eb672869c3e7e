package cn.jince.adapters.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DescriptorsTest {
    @TempDir
    Path folder;

    private final MockEnvironment environment = new MockEnvironment();

    DescriptorsTest() {
        for (String system : List.of(
                "tax",
                "hrss",
                "statistics",
                "credit",
                "samr",
                "treasury",
                "city",
                "science",
                "industry",
                "old-city",
                "exchange",
                "changzhi",
                "hotline",
                "finance",
                "credit-messages")) {
            environment.setProperty("jince.systems." + system + ".url", "http://localhost:1");
            environment.setProperty("jince.systems." + system + ".secret", "s");
        }
        environment.setProperty("jince.systems.exchange.sm4", "s");
        environment.setProperty("jince.systems.old-city.page", "http://localhost:1");
        environment.setProperty("jince.systems.old-city.callback", "s");
        environment.setProperty("jince.adapters.return-host", "localhost");
        environment.setProperty("jince.systems.finance.url", "sftp://localhost:1");
        environment.setProperty("jince.systems.finance.host-key", "SHA256:none");
        environment.setProperty("jince.systems.credit-messages.url", "amqp://localhost:1/default");
        environment.setProperty("jince.systems.industry-front.url", "r2dbc:postgresql://localhost:1/industry");
        environment.setProperty("jince.systems.industry-front.user", "industry");
        environment.setProperty("jince.systems.industry-front.secret", "s");
    }

    @Test
    void every_shipped_descriptor_is_sound_and_within_its_budget() {
        Descriptors descriptors = Descriptors.read(environment, "classpath:systems/*.yaml");

        assertThat(descriptors.systems()).hasSize(16);
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

    /** One mistake each, in sx.tax.yaml: what is replaced, by what, the line and column said, and the sentence. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | 24:5 | capabilities[0].timeouts.connect is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | 24:5 | capabilities[0].timeouts.tls is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | 24:5 | capabilities[0].timeouts.acquire is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, idle-body: 300ms, total: 4500ms} | 24:5 | capabilities[0].timeouts.first-byte is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, total: 4500ms} | 24:5 | capabilities[0].timeouts.idle-body is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms} | 24:5 | capabilities[0].timeouts.total is missing
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4440ms} | 24:98 | capabilities[0].timeouts.total is less than
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: soon, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | 24:16 | capabilities[0].timeouts.connect has no usable value: a time is written as
                    timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 300ms, total: 4500ms} | timeouts: {connect: 300ms, tls: 200ms, acquire: 100ms, first-byte: 1200ms, idle-body: 0ms, total: 4500ms} | 24:80 | capabilities[0].timeouts.idle-body has no usable value
                    cache: {ttl: 30s, | cache: {sensitive: true, ttl: 30s, | 28:30 | capabilities[0].cache.ttl must be 0s: sensitive answers are never kept
                    cache: {ttl: 30s, | cache: {ttl: 0s, | 28:22 | capabilities[0].cache.stale-while-revalidate has no meaning
                    half-open-calls: 3} | half-open-calls: 3, overdue-after: 9s} | 27:97 | capabilities[0].breaker.overdue-after is never reached
                    minimum-calls: 5 | minimum-calls: 50 | 27:15 | capabilities[0].breaker.window must not be below minimum-calls
                    rate: {calls: 100 | rate: {calls: 0 | 10:8 | rate.calls must have a minimum value of 1
                    rate: {calls: 100 | hours: [{days: [], open: "08:00", close: "18:00"}]~rate: {calls: 100 | 10:10 | hours[0].days must have at least 1 items
                    concurrency: 16 | concurency: 16 | 25:5 | capabilities[0].concurency is not a key
                    concurrency: 16 | concurrency: 0 | 25:5 | capabilities[0].concurrency must have
                    concurrency: 16 | concurrency: many | 25:5 | capabilities[0].concurrency must be of type integer
                    owner: 省税务局信息中心 | contact2: x | 3:1 | contact2 is not a key
                    owner: 省税务局信息中心 | x: | 1:1 | owner is missing
                    stage: LIVE | stage: ALIVE | 17:5 | capabilities[0].stage must be one of
                    profile: hmac-sha256 | profile: md4 | 11:11 | signing.profile must be one of
                    profile: hmac-sha256, | profile: md5, recipe: {text: "{parameters}"}, | 11:34 | signing.recipe.text must look like
                    profile: hmac-sha256, | profile: md5, recipe: {text: "{secret}{password}"}, | 11:34 | signing.recipe.text must look like
                    profile: hmac-sha256, | recipe: {place: COOKIE}, profile: md5, | 11:20 | signing.recipe.place must be one of
                    profile: hmac-sha256, | recipe: {time: noon}, profile: md5, | 11:20 | signing.recipe.time
                    profile: hmac-sha256, | profile: username-digest, | 11:11 | signing.profile must be one of
                    secret: jince.systems.tax.secret | secret: jince.nowhere | 11:48 | signing.secret names the property jince.nowhere, which is not set
                    small_low_profit: BOOLEAN | small_low_profit: FLAG | 50:7 | capabilities[0].attributes.small_low_profit must look like
                    ${jince.systems.tax.url} | ${jince.no.url} | 9:1 | base-url refers to ${jince.no.url}, which is not set
                    divisions: ["140000"] | divisions: ["140000", "150000"] | 7:23 | divisions[1] must look like
                    data-class: INTERNAL | data-class: SENSITIVE | 28:13 | capabilities[0].cache.ttl must be 0s
                    contract: "1.2" | contract: 1.2 | 16:5 | capabilities[0].contract must be of type string
                    kind: QUERY | kind: COMMAND | 26:13 | capabilities[0].retry.retries must be 0
                    concurrency: 16 | concurrency: [ | 27:5 | is no YAML
                    kind: QUERY | kind: QUERY~    expected: 2027-02-31 | 16:5 | capabilities[0].expected has no usable value
                    "total_assets": | "total_assets" | 32:5 | capabilities[0].mapping is no JSONata
                    legal-basis: 《 | notice: 《 | 5:1 | notice is not a key
                    cache: {ttl: 30s, | cache: {ttl: 30s, ttl: 1s, | 28:23 | capabilities[0].cache.ttl is there twice
                    concurrency: 16 | concurrency: 16~    stages: {"140900": {stage: ON}} | 26:25 | capabilities[0].stages.140900.stage must be one of
                    rd_expense: 280 | rd_expense: much | 52:5 | capabilities[0].example
                    """)
    void a_bad_descriptor_stops_the_start_and_names_file_line_and_key(String good, String bad, String at, String said)
            throws IOException {
        assertThat(tax()).contains(good);

        BadDescriptor refused = refused(tax().replace(good, bad.replace('~', '\n')));

        assertThat(refused.getMessage().lines())
                .anyMatch(line -> line.startsWith("sx.broken.yaml:" + at + ": " + said));
    }

    @Test
    void all_mistakes_of_all_files_are_said_at_once() throws IOException {
        String bad = tax().replace("owner: 省税务局信息中心", "x: 1")
                .replace("secret: jince.systems.tax.secret", "secret: jince.nowhere")
                .replace("concurrency: 16", "concurrency: 0")
                .replace("\"0000\": OK", "\"0000\": FINE");
        Files.writeString(folder.resolve("sx.again.yaml"), bad);

        BadDescriptor refused = refused(bad);

        List<String> keys =
                List.of("owner", "x", "signing.secret", "capabilities[0].concurrency", "capabilities[0].codes.0000");
        assertThat(refused.faults())
                .filteredOn(fault -> fault.file().equals("sx.again.yaml"))
                .extracting(Fault::key)
                .isEqualTo(keys);
        assertThat(refused.faults())
                .filteredOn(fault -> fault.file().equals("sx.broken.yaml"))
                .extracting(Fault::key)
                .containsAll(keys);
        assertThat(refused).hasMessageContaining("sx.broken.yaml:1:1: system is described in sx.again.yaml already");
    }

    @Test
    void a_start_with_mistakes_ends_in_a_list() throws IOException {
        BadDescriptor refused = refused(tax().replace("concurrency: 16", "concurrency: 0"));

        assertThat(new BadDescriptorAnalyzer().analyze(refused, refused).getDescription())
                .startsWith("The systems' descriptors have 1 mistake(s):")
                .contains("sx.broken.yaml:25:5: capabilities[0].concurrency");
    }

    @Test
    void the_endpoint_is_the_one_of_the_environment_we_run_in() throws IOException {
        String text = tax().replace(
                        "base-url: ${jince.systems.tax.url}",
                        "endpoints: {development: \"http://localhost:1\", production: \"https://tax.sx.example\"}");
        Path file = Files.writeString(folder.resolve("sx.tax.yaml"), text);

        assertThat(read(file).systems().getFirst().baseUrl()).isEqualTo("http://localhost:1");
        environment.setProperty("jince.adapters.environment", "production");
        assertThat(read(file).systems().getFirst().baseUrl()).isEqualTo("https://tax.sx.example");
        environment.setProperty("jince.adapters.environment", "moon");
        assertThatThrownBy(() -> read(file)).hasMessageContaining("sx.tax.yaml:9:1: endpoints names no endpoint for");
    }

    /** The schema and the records say the same keys, so that neither is changed without the other. */
    @Test
    void the_schema_knows_every_key_of_the_records_and_no_other() throws IOException {
        keys("system.json", "", SystemDescriptor.class);
        keys("signing.json", "", SystemDescriptor.Signing.class);
        keys("system.json", "/$defs/exchange-platform", SystemDescriptor.ExchangePlatform.class);
        keys("link-out.json", "", SystemDescriptor.LinkOut.class);
        keys("signing.json", "/$defs/recipe", SystemDescriptor.Recipe.class);
        keys("signing.json", "/$defs/names", SystemDescriptor.SignatureNames.class);
        keys("capability.json", "", Capability.class);
        keys("request.json", "", SystemDescriptor.Request.class);
        keys("request.json", "/$defs/soap", SystemDescriptor.Soap.class);
        keys("request.json", "/$defs/pages", SystemDescriptor.Pages.class);
        keys("policy.json", "/$defs/timeouts", SystemDescriptor.Timeouts.class);
        keys("policy.json", "/$defs/retry", SystemDescriptor.Retry.class);
        keys("policy.json", "/$defs/breaker", SystemDescriptor.Breaker.class);
        keys("policy.json", "/$defs/cache", SystemDescriptor.Cache.class);
        keys("policy.json", "/$defs/rate", SystemDescriptor.Rate.class);
        keys("policy.json", "/$defs/hours", SystemDescriptor.Hours.class);
        keys("answer.json", "/$defs/result", SystemDescriptor.Result.class);
        keys("stages.json", "/additionalProperties", SystemDescriptor.StageEntry.class);
        keys("stages.json", "/$defs/shadow", SystemDescriptor.Shadow.class);
    }

    private static void keys(String file, String at, Class<? extends Record> type) throws IOException {
        JsonNode schema = JsonMapper.shared()
                .readTree(new ClassPathResource("descriptor/" + file).getContentAsString(StandardCharsets.UTF_8));
        assertThat(schema.at(at).path("properties").propertyNames())
                .as(type.getSimpleName() + " in descriptor/" + file)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(each -> each.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                        .toList());
    }

    private String tax() throws IOException {
        return new ClassPathResource("systems/sx.tax.yaml").getContentAsString(StandardCharsets.UTF_8);
    }

    private Descriptors read(Path file) {
        return Descriptors.read(environment, file.toUri().toString());
    }

    private BadDescriptor refused(String text) throws IOException {
        Files.writeString(folder.resolve("sx.broken.yaml"), text);
        return catchThrowableOfType(
                BadDescriptor.class, () -> Descriptors.read(environment, folder.toUri() + "*.yaml"));
    }
}
