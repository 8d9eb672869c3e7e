package cn.jince.adapters.protocols;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.adapters.Background;
import cn.jince.adapters.Protocols;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.call.Shadows;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.identity.Role;
import cn.jince.api.reply.Reply;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** One system behind the whole onion, by its descriptor and nothing else. */
final class Connected {
    static final String ENTERPRISE = "91140902MAJC00010Q";
    private static final Caller HOUSE =
            new Caller("house", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());
    private final ConnectorCall call;
    private final String capability;
    private final String division;

    Connected(String file, Map<String, String> settings) {
        this(file, settings, Clock.systemUTC());
    }

    Connected(String file, Map<String, String> settings, Clock clock) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(settings)));
        Descriptors read = Descriptors.read(environment, "classpath:" + file);
        capability = read.systems().getFirst().capabilities().getFirst().capability();
        division = read.systems().getFirst().divisions().getFirst();
        call = new ConnectorCall(
                Lines.of(read, Protocols.of(environment, new Transport(), clock)),
                new StageBoard(read),
                clock,
                new Background(),
                Shadows.NONE);
    }

    Reply<Attributes> ask(String creditCode) {
        return asking(Map.of("creditCode", creditCode)).block(Duration.ofSeconds(20));
    }

    Reply<Attributes> askByName(String name) {
        return asking(Map.of("name", name)).block(Duration.ofSeconds(20));
    }

    Mono<Reply<Attributes>> asking(Map<String, Object> parameters) {
        return Mono.defer(() -> call.ask(new Question(capability, ENTERPRISE, division, "测试", parameters), HOUSE))
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(Duration.ofSeconds(10))));
    }

    static Map<String, JsonNode> answered(Reply<Attributes> reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<Attributes>) reply).value().attributes();
    }

    /** ANSWERED, ABSENT or the reason of an Unknown. */
    static String outcome(Reply<Attributes> reply) {
        return switch (reply) {
            case Reply.Answered<Attributes> _ -> "ANSWERED";
            case Reply.Absent<Attributes> _ -> "ABSENT";
            case Reply.Unknown<Attributes> unknown -> unknown.reason().name();
        };
    }
}
