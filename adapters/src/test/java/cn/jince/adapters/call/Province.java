package cn.jince.adapters.call;

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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Mono;

/** The onion over real sockets against the fake province, without a Spring context. */
final class Province implements AutoCloseable {
    static final String ENTERPRISE = "91140902MAJC00010Q";
    static final Caller HOUSE = new Caller("house", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    final FakeProvince fake = FakeProvince.start();
    final List<Step> trail = Collections.synchronizedList(new ArrayList<>());
    final StageBoard stages;
    final Lines lines;
    final ConnectorCall call;

    Province(String... descriptors) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("fake", Map.copyOf(fake.settings())));
        environment.getPropertySources().addLast(shipped());
        Descriptors read = Descriptors.read(
                environment, descriptors.length == 0 ? new String[] {"classpath:systems/*.yaml"} : descriptors);
        stages = new StageBoard(read);
        lines = Lines.of(read, Protocols.of(environment, new Transport(), Clock.systemUTC()));
        call = new ConnectorCall(lines, stages, Clock.systemUTC(), trail::add);
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
        Standing now = stages.of(system, capability);
        stages.post(new Standing(system, capability, stage, now.notice(), now.expected(), now.version() + 1));
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
        fake.close();
    }
}
