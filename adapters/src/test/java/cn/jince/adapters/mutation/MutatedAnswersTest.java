package cn.jince.adapters.mutation;

import static org.assertj.core.api.Assertions.assertThat;

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
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.mutation.Mutation.Said;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.CommandReply;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.province.FakeSystem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/**
 * A4: ten thousand mutations of good answers of every system, over real sockets and through the whole onion. What is
 * answered is what a second reader finds in the same bytes; all else is unknown, in time, and nothing is thrown past
 * it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedAnswersTest {
    private static final int MUTATIONS = 10_000;
    private static final long SEED = Long.getLong("jince.seed", 20_261_127L);
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final String ENTERPRISE = "91140902MAJC00010Q";
    private static final Caller HOUSE =
            new Caller("house", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    /** What must have been ordered before it can be looked up. */
    private static final Map<String, String> BEFORE = Map.of(
            "treasury.payout-lookup", "treasury.payout",
            "city.claim-status", "city.claim-relay",
            "hotline.ticket-status", "hotline.ticket");

    private final FakeProvince province = FakeProvince.start();
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Background background = new Background();
    private Lines lines;
    private ConnectorCall call;

    @BeforeAll
    void connect(@TempDir Path folder) throws Exception {
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
        Hooks.onErrorDropped(uncaught::add);
    }

    @AfterAll
    void close() {
        Hooks.resetOnErrorDropped();
        relays.values().forEach(Relay::close);
        background.destroy();
        province.close();
    }

    @Test
    void what_is_answered_is_what_the_bytes_say_or_nothing_is() {
        int each = Math.ceilDiv(MUTATIONS, lines.all().size());
        Map<String, Tally> tallies = new TreeMap<>();
        Map<String, List<Line>> bySystem = new TreeMap<>();
        lines.all()
                .forEach(line -> bySystem.computeIfAbsent(line.system().system(), _ -> new ArrayList<>())
                        .add(line));
        Flux.fromIterable(bySystem.values())
                .flatMap(
                        own -> Mono.fromRunnable(() -> own.forEach(line -> {
                                    Tally tally = run(line, each);
                                    synchronized (tallies) {
                                        tallies.put(line.id(), tally);
                                    }
                                }))
                                .subscribeOn(Schedulers.boundedElastic()),
                        4)
                .blockLast(Duration.ofMinutes(5));

        tallies.forEach((id, tally) -> System.out.printf("mutated answers, seed %d: %s %s%n", SEED, id, tally));
        assertThat(tallies).hasSize(lines.all().size());
        assertThat(tallies.values().stream().mapToInt(tally -> tally.asked).sum())
                .isGreaterThanOrEqualTo(MUTATIONS);
        assertThat(tallies.values().stream().flatMap(tally -> tally.wrong.stream()))
                .as("wrong data")
                .isEmpty();
        assertThat(tallies).allSatisfy((id, tally) -> {
            assertThat(tally.answered).as("%s answers what does not matter", id).isPositive();
            assertThat(tally.unknown).as("%s turns down", id).isPositive();
            assertThat(tally.slowest).isLessThan(LIMIT);
        });
        assertThat(uncaught).isEmpty();
    }

    private static final class Tally {
        int asked;
        int answered;
        int unknown;
        Duration slowest = Duration.ZERO;
        final List<String> wrong = new ArrayList<>();

        @Override
        public String toString() {
            return asked + " asked, " + answered + " answered, " + unknown + " unknown, slowest " + slowest.toMillis()
                    + " ms";
        }
    }

    private Tally run(Line line, int times) {
        Relay relay = relays.get(seat(line));
        String key = "mutated-" + line.capability().capability();
        boolean command = line.capability().kind() == Kind.COMMAND;
        relay.mutates(null);
        String before = BEFORE.get(line.capability().capability());
        if (before != null) {
            order(before, line, key);
            relay.mutates(null);
        }
        Object first = command ? order(line.capability().capability(), line, key) : ask(line, key);
        assertThat(wrong(line, relay.said, first))
                .as("%s as it is: %s", line.id(), first)
                .isNull();
        assertThat(first).isInstanceOfAny(Reply.Answered.class, CommandReply.Accepted.class);
        Tally tally = new Tally();
        for (int i = 0; i < times; i++) {
            relay.mutates(new Random(SEED + 31L * i + line.id().hashCode()));
            long start = System.nanoTime();
            Object reply = command ? order(line.capability().capability(), line, key) : ask(line, key);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            tally.asked++;
            tally.slowest = took.compareTo(tally.slowest) > 0 ? took : tally.slowest;
            String wrong = wrong(line, relay.said, reply);
            if (wrong != null) {
                tally.wrong.add(line.id() + " #" + i + ": " + wrong);
            } else if (reply instanceof Reply.Unknown<?>
                    || reply instanceof CommandReply.Ambiguous
                    || reply instanceof CommandReply.NotSent) {
                tally.unknown++;
            } else {
                tally.answered++;
            }
        }
        return tally;
    }

    /** Null where the reply may be given for what was said. */
    private static String wrong(Line line, List<Said> said, Object reply) {
        Expected.Answer expected = null;
        try {
            expected = Expected.of(
                    line.capability().capability()
                            + (line.capability().capability().equals("city.progress")
                                    ? "/" + line.system().system()
                                    : ""),
                    said);
        } catch (RuntimeException e) {
            // they say nothing
        }
        boolean right = switch (reply) {
            case Reply.Answered<?> answered ->
                expected != null
                        && !expected.absent()
                        && same(
                                ((Attributes) answered.value()).attributes(),
                                Objects.requireNonNull(expected.attributes()))
                        && Objects.equals(answered.provenance().asOf(), expected.asOf());
            case Reply.Absent<?> _ -> expected != null && expected.absent();
            case CommandReply.Accepted accepted ->
                expected != null
                        && accepted.receipt()
                                .equals(Objects.requireNonNull(expected.attributes())
                                        .get("receipt"));
            case CommandReply.Rejected rejected -> said.getLast().text().contains(rejected.code());
            case Reply.Unknown<?> unknown ->
                unknown.reason() != Reply.Reason.BREAKER_OPEN && unknown.reason() != Reply.Reason.NOT_CONNECTED;
            case CommandReply.Ambiguous _, CommandReply.NotSent _ -> true;
            default -> false;
        };
        return right
                ? null
                : reply + " for "
                        + said.stream()
                                .map(each -> each.text() + " (" + each.type() + ")")
                                .toList() + ", read as " + expected;
    }

    private static boolean same(Map<String, JsonNode> given, Map<String, Object> expected) {
        return given.keySet().equals(expected.keySet())
                && given.entrySet().stream().allMatch(each -> same(each.getValue(), expected.get(each.getKey())));
    }

    /** Numbers that were calculated with may differ behind the fifteenth digit. */
    private static boolean same(JsonNode given, Object expected) {
        return switch (expected) {
            case null -> given == null || given.isNull();
            case BigDecimal number
            when given != null && given.isNumber() -> {
                BigDecimal difference = given.decimalValue().subtract(number).abs();
                yield given.isIntegralNumber() && number.stripTrailingZeros().scale() <= 0 && number.precision() < 19
                        ? difference.signum() == 0
                        : difference.compareTo(number.abs().multiply(new BigDecimal("1e-14"))) <= 0;
            }
            case String text ->
                given != null && given.isString() && given.asString().equals(text);
            case Boolean flag -> given != null && given.isBoolean() && given.asBoolean() == flag;
            case List<?> list -> {
                boolean all = given != null && given.isArray() && given.size() == list.size();
                for (int i = 0; all && i < list.size(); i++) {
                    all = same(given.get(i), list.get(i));
                }
                yield all;
            }
            case Map<?, ?> map ->
                given != null
                        && given.isObject()
                        && map.keySet().containsAll(filled(given))
                        && map.entrySet().stream()
                                .allMatch(each -> same(given.get(String.valueOf(each.getKey())), each.getValue()));
            default -> false;
        };
    }

    private static List<String> filled(JsonNode object) {
        return object.propertyStream()
                .filter(each -> !each.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Reply<Attributes> ask(Line line, String key) {
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

    private CommandReply order(String capability, Line line, String key) {
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

    private String seat(Line line) {
        return province.systems().stream()
                .filter(system ->
                        line.system().baseUrl().equals(relays.get(system.name()).url()))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
