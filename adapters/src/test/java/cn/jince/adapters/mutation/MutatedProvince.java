package cn.jince.adapters.mutation;

import cn.jince.adapters.Background;
import cn.jince.adapters.Protocols;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.call.Shadows;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.Stage;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.FakeSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import reactor.core.publisher.Mono;

/** The fake province behind relays that mutate its answers, and the onion as it is shipped before them. */
final class MutatedProvince implements AutoCloseable {
    private static final String ENTERPRISE = "91140902MAJC00010Q";
    private static final Caller HOUSE =
            new Caller("house", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    final Lines lines;
    private final FakeProvince province = FakeProvince.start();
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();
    private final Background background = new Background();
    private final ConnectorCall call;

    MutatedProvince(Path folder) throws IOException {
        province.city().heal();
        Map<String, Object> settings = new LinkedHashMap<>(province.settings());
        for (FakeSystem system : province.systems()) {
            Relay relay = new Relay(system.port());
            relays.put(system.name(), relay);
            settings.replaceAll((name, value) -> value.equals(system.url()) ? relay.url() : value);
        }
        // nothing may stand between a mutation and its reading: no breaker, no rate, no second try, nothing kept
        for (var shipped : new PathMatchingResourcePatternResolver().getResources("classpath:systems/*.yaml")) {
            String text = shipped.getContentAsString(StandardCharsets.UTF_8)
                    .replaceAll("(?m)^rate:.*$", "")
                    .replaceAll(
                            "breaker: \\{[^}]*}",
                            "breaker: {window: 5000, minimum-calls: 5000, failure-rate: 100, open-for: 5s, half-open-calls: 1}")
                    .replaceAll(
                            "timeouts: \\{[^}]*}",
                            "timeouts: {connect: 500ms, tls: 500ms, acquire: 500ms, first-byte: 4s, idle-body: 500ms, total: 7s}")
                    .replaceAll("retry: \\{[^}]*}", "retry: {retries: 0, backoff: 0ms}")
                    .replaceAll("cache: \\{[^}]*}", "cache: {ttl: 0s}")
                    .replace("size: 50, most: 4", "size: 20, most: 4");
            Files.writeString(folder.resolve(Objects.requireNonNull(shipped.getFilename())), text);
        }
        StandardEnvironment environment = new StandardEnvironment();
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("adapters.yaml"));
        environment.getPropertySources().addFirst(new MapPropertySource("fake", settings));
        environment
                .getPropertySources()
                .addLast(new PropertiesPropertySource("shipped", Objects.requireNonNull(yaml.getObject())));
        Descriptors read = Descriptors.read(environment, folder.toUri() + "*.yaml");
        StageBoard stages = new StageBoard(read);
        read.systems()
                .forEach(system -> system.capabilities()
                        .forEach(each -> stages.post(
                                stages.of(system.system(), each.capability()).to(Stage.LIVE))));
        lines = Lines.of(read, Protocols.of(environment, new Transport(), Clock.systemUTC()));
        call = new ConnectorCall(lines, stages, Clock.systemUTC(), background, Shadows.NONE);
    }

    /** What is asked over HTTP; the others are collected. */
    List<Line> asked() {
        return lines.all().stream()
                .filter(line -> line.system().baseUrl().startsWith("http"))
                .toList();
    }

    Reply<Attributes> ask(Line line, String key) {
        Map<String, Object> parameters = Map.of(
                "creditCode",
                enterprise(line),
                "intentId",
                key,
                "key",
                key,
                "day",
                LocalDate.now().toString());
        Question question =
                new Question(line.capability().capability(), enterprise(line), division(line), "测试", parameters);
        return Mono.defer(() -> call.ask(question, HOUSE))
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(Duration.ofSeconds(20))))
                .block(Duration.ofSeconds(30));
    }

    CommandReply order(String capability, Line line, String key) {
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of(
                "intentId",
                key,
                "claimNumber",
                "JC" + key,
                "payee",
                "忻州云中重型装备有限公司",
                "bank",
                "工行",
                "account",
                "6222000011110001",
                "amountFen",
                500L,
                "purpose",
                "奖励",
                "creditCode",
                ENTERPRISE));
        parameters.putAll(Map.of(
                "round",
                1,
                "enterpriseName",
                "忻州云中重型装备有限公司",
                "divisionCode",
                "140406",
                "itemId",
                "p1",
                "itemName",
                "奖励",
                "answers",
                Map.of(),
                "materials",
                List.of()));
        parameters.putAll(Map.of(
                "kind",
                "咨询",
                "source",
                "晋策",
                "title",
                "问",
                "content",
                "何时兑付",
                "contactName",
                "张",
                "contactPhone",
                "0350-1",
                "dispatchTo",
                "省财政厅",
                "timeLimit",
                "5"));
        return call.order(new Question(capability, key, division(line), "测试", parameters), key, HOUSE)
                .block(Duration.ofSeconds(30));
    }

    private static String enterprise(Line line) {
        return switch (line.system().system()) {
            case "sx.science" -> "91140171MAJC00221W";
            case "sx.industry" -> "91140921MAJC000371";
            default -> ENTERPRISE;
        };
    }

    private static String division(Line line) {
        return line.system().divisions().getFirst();
    }

    /** What stands before the system of the line. */
    Relay relay(Line line) {
        return relays.values().stream()
                .filter(relay -> line.system().baseUrl().equals(relay.url()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
        background.destroy();
        province.close();
    }
}
