package cn.jince.standalone.bench;

import cn.jince.adapters.Background;
import cn.jince.adapters.Protocols;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Line;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Mono;

/** The adapters' onion by itself, as {@code adapters.yaml} sets it, against systems on this machine. */
record Connectors(ConnectorCall call, Lines lines, Background background) implements AutoCloseable {
    private static final Caller HOUSE =
            new Caller("bench", Caller.Kind.SYSTEM, "晋策", "", "", Set.of(Role.HOUSE), Map.of());

    static Connectors of(Map<String, String> settings, String... descriptors) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("bench", Map.copyOf(settings)));
        new YamlPropertySourceLoader()
                .load("adapters", new ClassPathResource("adapters.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        Descriptors read = Descriptors.read(environment, descriptors);
        Background background = new Background();
        Lines lines = Lines.of(read, Protocols.of(environment, new Transport(), Clock.systemUTC()));
        return new Connectors(
                new ConnectorCall(lines, new StageBoard(read), Clock.systemUTC(), background, Shadows.NONE),
                lines,
                background);
    }

    /** A shipped descriptor with other words in it. */
    static String changed(String system, String... fromTo) throws IOException {
        String text = new ClassPathResource("systems/" + system + ".yaml").getContentAsString(StandardCharsets.UTF_8);
        for (int i = 0; i < fromTo.length; i += 2) {
            String next = text.replaceFirst(fromTo[i], fromTo[i + 1]);
            if (next.equals(text)) {
                throw new IllegalStateException(system + " has no " + fromTo[i]);
            }
            text = next;
        }
        Path file = Files.createTempDirectory("bench").resolve(system + ".yaml");
        return Files.writeString(file, text).toUri().toString();
    }

    static String enterprise(long number) {
        return "91140902MA%07dQ".formatted(number % 10_000_000);
    }

    Mono<Reply<Attributes>> ask(String capability, String creditCode) {
        Question question = new Question(capability, creditCode, "140902", "基准测试", Map.of("creditCode", creditCode));
        return Mono.defer(() -> call.ask(question, HOUSE))
                .contextWrite(context -> context.put(Deadline.class, Deadline.in(Duration.ofMinutes(1))));
    }

    Line line(String capability) {
        return lines.find(capability, "140902").orElseThrow();
    }

    @Override
    public void close() {
        background.destroy();
    }
}
