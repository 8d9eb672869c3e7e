package cn.jince.adapters.call;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.Background;
import cn.jince.adapters.Protocols;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.lifecycle.Standing;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import cn.jince.testkit.province.FakeProvince;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The onion over real sockets against the fake province, without a Spring context. */
final class Province implements AutoCloseable {
    static final String ENTERPRISE = "91140902MAJC00010Q";
    static final Caller HOUSE = new Caller("house", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    final FakeProvince fake = FakeProvince.start();
    final List<Step> trail = Collections.synchronizedList(new ArrayList<>());
    final Background background = new Background();
    // what the onion takes for now; signatures keep the real time
    final MovedClock clock = new MovedClock();
    final MovedClock signing = new MovedClock();
    final StageBoard stages;
    final Lines lines;
    final ConnectorCall call;

    Province(String... descriptors) {
        this(Shadows.NONE, new Transport(), "localhost", descriptors);
    }

    Province(Shadows shadows, String... descriptors) {
        this(shadows, new Transport(), "localhost", descriptors);
    }

    Province(Transport transport, String taxHost, String... descriptors) {
        this(Shadows.NONE, transport, taxHost, descriptors);
    }

    /** @param taxHost the name the tax system is called by */
    private Province(Shadows shadows, Transport transport, String taxHost, String... descriptors) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("fake", settings(taxHost)));
        environment.getPropertySources().addLast(shipped());
        Descriptors read = Descriptors.read(
                environment, descriptors.length == 0 ? new String[] {"classpath:systems/*.yaml"} : descriptors);
        stages = new StageBoard(read);
        lines = Lines.of(read, Protocols.of(environment, transport, signing));
        call = new ConnectorCall(lines, stages, clock, background, shadows, trail::add);
    }

    private Map<String, Object> settings(String taxHost) {
        Map<String, Object> settings = new HashMap<>(fake.settings());
        settings.put(
                "jince.systems.tax.url", "http://" + taxHost + ":" + fake.tax().port());
        return settings;
    }

    /** One shipped descriptor with other words in it, and no other system. */
    static Province changed(String system, String... fromTo) {
        return new Province(descriptor(system, fromTo));
    }

    static String descriptor(String system, String... fromTo) {
        try {
            String text =
                    new ClassPathResource("systems/" + system + ".yaml").getContentAsString(StandardCharsets.UTF_8);
            for (int i = 0; i < fromTo.length; i += 2) {
                assertThat(text).contains(fromTo[i]);
                text = text.replace(fromTo[i], fromTo[i + 1]);
            }
            Path file = Files.createTempDirectory("descriptors").resolve(system + ".yaml");
            return Files.writeString(file, text).toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for what happens behind the callers. */
    static void until(String what, BooleanSupplier holds) {
        Flux.interval(Duration.ofMillis(5))
                .onBackpressureDrop()
                .publishOn(Schedulers.boundedElastic(), 1)
                .filter(_ -> holds.getAsBoolean())
                .blockFirst(Duration.ofSeconds(20));
        assertThat(holds.getAsBoolean()).as(what).isTrue();
    }

    static String enterprise(int number) {
        return "91140902MAJC%05dQ".formatted(number);
    }

    /** Development secrets, as they are shipped. */
    private static PropertySource<?> shipped() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("adapters.yaml"));
        return new PropertiesPropertySource("shipped", Objects.requireNonNull(yaml.getObject()));
    }

    Reply<Attributes> ask(String capability) {
        return ask(capability, ENTERPRISE, Duration.ofSeconds(8));
    }

    Reply<Attributes> ask(String capability, String creditCode, Duration deadline) {
        return asking(capability, creditCode, deadline, HOUSE).block(Duration.ofSeconds(20));
    }

    Mono<Reply<Attributes>> asking(String capability, String creditCode, Duration deadline, Caller caller) {
        Question question = new Question(capability, creditCode, "140902", "测试", Map.of("creditCode", creditCode));
        return Mono.defer(() -> call.ask(question, caller))
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(deadline)));
    }

    CommandReply order(String intentId, long fen) {
        return order(intentId, fen, "6222000011110001");
    }

    CommandReply order(String intentId, long fen, String account) {
        Question question = new Question(
                "treasury.payout",
                intentId,
                "140000",
                "测试",
                Map.of(
                        "intentId", intentId,
                        "claimNumber", "SB1",
                        "payee", "忻州云中重型装备有限公司",
                        "bank", "工行",
                        "account", account,
                        "amountFen", fen,
                        "purpose", "奖励"));
        return call.order(question, intentId, HOUSE).block(Duration.ofSeconds(20));
    }

    Reply<Attributes> find(String intentId) {
        Question question =
                new Question("treasury.payout-lookup", intentId, "140000", "对账", Map.of("intentId", intentId));
        return call.ask(question, HOUSE).block(Duration.ofSeconds(20));
    }

    void stage(String system, String capability, Stage stage) {
        stages.post(stages.of(system, capability, Standing.PROVINCE).to(stage));
    }

    LineHealth.Reading health(String id) {
        return line(id).health().read();
    }

    Line line(String id) {
        return lines.all().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        background.destroy();
        fake.close();
    }
}
