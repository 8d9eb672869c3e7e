package cn.jince.adapters.shadow;

import cn.jince.adapters.Background;
import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.Question;
import cn.jince.adapters.call.Shadows;
import cn.jince.adapters.descriptor.SystemDescriptor.Shadow;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.api.adapters.AdapterViews.Attributes;
import cn.jince.api.reply.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Asks a line in shadow beside the answer given, for a sample of the questions, and counts how often it says the same.
 * It is held against the answer of the line it will replace; where there was none, against the dossier.
 */
public final class CompareShadow implements Shadows {
    private static final Shadow USUAL = new Shadow(10, 60);
    private final KnownFacts facts;
    private final Agreements agreements;
    private final StageBoard board;
    private final Background background;
    private final Clock clock;
    private final Map<String, Sampling> samplings = new ConcurrentHashMap<>();

    public CompareShadow(
            KnownFacts facts, Agreements agreements, StageBoard board, Background background, Clock clock) {
        this.facts = facts;
        this.agreements = agreements;
        this.board = board;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public void beside(Line line, Question question, Reply<Attributes> given, Mono<Reply<Attributes>> call) {
        if (!sampling(line).takes(clock.instant())) {
            return;
        }
        String system = line.system().system();
        String capability = line.capability().capability();
        String hash = board.contractHash(system, capability);
        Duration longest = line.capability().timeouts().total().plusSeconds(5);
        background.run(
                "comparing a shadow",
                longest,
                known(question, given)
                        .flatMap(known -> call.map(said -> Comparison.of(known.orElse(null), said)))
                        .flatMap(comparison -> agreements.add(system, capability, hash, comparison)));
    }

    private Sampling sampling(Line line) {
        Shadow said = line.capability().shadow();
        Shadow limits = said == null ? USUAL : said;
        return samplings.computeIfAbsent(line.id(), _ -> new Sampling(limits.sample(), limits.perMinute()));
    }

    /** Empty where we know that there is no record. */
    private Mono<Optional<Map<String, JsonNode>>> known(Question question, Reply<Attributes> given) {
        return switch (given) {
            case Reply.Answered<Attributes> answered ->
                Mono.just(Optional.of(present(answered.value().attributes())));
            case Reply.Absent<Attributes> _ -> Mono.just(Optional.empty());
            case Reply.Unknown<Attributes> _ -> facts.of(question.subject()).map(Optional::of);
        };
    }

    private static Map<String, JsonNode> present(Map<String, @Nullable JsonNode> attributes) {
        Map<String, JsonNode> present = new HashMap<>();
        attributes.forEach((attribute, value) -> {
            if (value != null) {
                present.put(attribute, value);
            }
        });
        return present;
    }
}
