package cn.jince.gateway.cache;

import cn.jince.gateway.GatewaySettings;
import cn.jince.gateway.route.ChangeTag;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** All kept answers, bounded by their bytes; under each address the variants of {@code Vary}. */
@Component
final class Answers {
    private static final int VARIANTS = 8;
    private final Cache<String, List<Answer>> kept;
    private final Map<ChangeTag, AtomicLong> changes = new EnumMap<>(ChangeTag.class);

    Answers(GatewaySettings settings) {
        for (ChangeTag tag : ChangeTag.values()) {
            changes.put(tag, new AtomicLong());
        }
        this.kept = Caffeine.newBuilder()
                .maximumWeight(settings.gateway().cache().memory().toBytes())
                .weigher((String address, List<Answer> answers) -> 2 * address.length()
                        + answers.stream().mapToInt(Answer::weight).sum())
                .build();
    }

    @Nullable
    Answer find(String address, HttpHeaders asked, boolean signedIn) {
        @Nullable List<Answer> answers = kept.getIfPresent(address);
        if (answers != null) {
            for (Answer answer : answers) {
                if (answer.fits(asked, signedIn)) {
                    return answer;
                }
            }
        }
        return null;
    }

    /** Changes so far of what these tags stand for. */
    long changes(Set<String> tags) {
        long sum = 0;
        for (ChangeTag tag : ChangeTag.values()) {
            if (tags.contains(tag.word())) {
                sum += count(tag).get();
            }
        }
        return sum;
    }

    private AtomicLong count(ChangeTag tag) {
        return Objects.requireNonNull(changes.get(tag));
    }

    /** @param seen {@link #changes} before the upstream was asked: an answer from before a change is not kept */
    void keep(String address, Answer answer, long seen) {
        kept.asMap().compute(address, (_, before) -> with(before == null ? List.of() : before, answer));
        if (changes(answer.tags()) != seen) {
            kept.invalidate(address);
        }
    }

    private static List<Answer> with(List<Answer> before, Answer answer) {
        List<Answer> after = new ArrayList<>();
        after.add(answer);
        before.stream()
                .filter(other -> !other.vary().equals(answer.vary()))
                .limit(VARIANTS - 1L)
                .forEach(after::add);
        return List.copyOf(after);
    }

    /** Counts first: whoever keeps an answer meanwhile sees one or the other. */
    void changed(ChangeTag tag) {
        count(tag).incrementAndGet();
        kept.asMap().values().removeIf(answers -> answers.getFirst().tags().contains(tag.word()));
    }

    void forget(String address) {
        kept.invalidate(address);
    }

    long bytes() {
        kept.cleanUp();
        return kept.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }
}
