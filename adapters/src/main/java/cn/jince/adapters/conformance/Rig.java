package cn.jince.adapters.conformance;

import cn.jince.adapters.Background;
import cn.jince.adapters.Protocols;
import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.call.Shadows;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.descriptor.Altered;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.descriptor.SystemDescriptor;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.api.identity.Role;
import cn.jince.edge.Caller;
import cn.jince.edge.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * Our side, whole: the onion over one system, reached through the fault proxy. It is open, keeps nothing, has no hours
 * and no rate, and its breaker does not count, so that each check sees what it is about and nothing else.
 */
final class Rig {
    private static final Caller HOUSE =
            new Caller("conformance", Caller.Kind.SYSTEM, "符合性检测", "", "", Set.of(Role.HOUSE), Map.of());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final String division;
    private final ConnectorCall call;
    private final Lines lines;

    private Rig(String division, ConnectorCall call, Lines lines) {
        this.division = division;
        this.call = call;
        this.lines = lines;
    }

    /** @param change further, of each capability */
    static Rig of(Target target, String url, Consumer<ObjectNode> change) {
        return of(target.system(), url, change, target.environment(), target.clock(), false);
    }

    static Rig of(
            SystemDescriptor described,
            String url,
            Consumer<ObjectNode> change,
            Environment environment,
            Clock clock,
            boolean withRate) {
        SystemDescriptor system = Altered.of(described, tree -> {
            tree.put("base-url", url);
            tree.remove(withRate ? List.of("hours", "endpoints") : List.of("hours", "endpoints", "rate"));
            tree.path("capabilities").forEach(each -> {
                ObjectNode capability = (ObjectNode) each;
                capability.put("stage", "LIVE").put("mode", "DIRECT").remove(List.of("stages", "pilot", "share"));
                capability.withObject("breaker").put("window", 10_000).put("minimum-calls", 10_000);
                capability.putObject("cache").put("ttl", "0s");
                change.accept(capability);
            });
        });
        Descriptors one = new Descriptors(List.of(system));
        Lines lines = Lines.of(one, Protocols.of(environment, new Transport(), clock));
        return new Rig(
                system.divisions().getFirst(),
                new ConnectorCall(lines, new StageBoard(one), clock, new Background(), Shadows.NONE),
                lines);
    }

    /** Asks or orders once. What does not end by itself is a finding, not a wait for ever. */
    Mono<Outcome> put(Capability capability, Map<String, Object> parameters, String key) {
        Duration longest = capability.timeouts().total().multipliedBy(2).plus(PATIENCE);
        String subject = String.valueOf(parameters.getOrDefault("creditCode", key));
        Question question = new Question(capability.capability(), subject, division, "符合性检测", parameters);
        Mono<Outcome> outcome = capability.kind() == Kind.COMMAND
                ? call.order(question, key, HOUSE).map(Outcome::of)
                : call.ask(question, HOUSE).map(Outcome::of);
        return outcome.contextWrite(context -> context.put(Deadline.class, Deadline.in(longest)))
                .timeout(longest.plus(PATIENCE), Mono.just(Outcome.NEVER_ENDED));
    }

    /** How often the capability was found to have drifted from its contract. */
    long drifts(Capability capability) {
        return lines.all().stream()
                .filter(each -> each.capability().capability().equals(capability.capability()))
                .mapToLong(each -> each.drift().count())
                .sum();
    }
}
