package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.SystemDescriptor.Recipe;
import cn.jince.adapters.descriptor.SystemDescriptor.Signing;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** They refuse who signs with another key, at another time, or twice with the same nonce. */
final class SignatureSuite implements Suite {
    private static final Duration USUAL_SKEW = Duration.ofMinutes(5);

    @Override
    public Flux<Finding> check(Stand stand) {
        Signing signing = stand.target().system().signing();
        Duration beyond = Optional.ofNullable(signing.recipe())
                .map(Recipe::skew)
                .orElse(USUAL_SKEW)
                .plusMinutes(2);
        if (signing.profile().equals("username-text")) {
            return Flux.concat(
                    refused(stand, "wrong", "错误的口令被对方拒绝", otherKey(stand)),
                    Mono.just(Finding.notApplicable("signature.skew", "时钟偏差被对方拒绝", "明文口令没有时间")),
                    Mono.just(Finding.notApplicable("signature.repeated", "重复的随机数被对方拒绝", "明文口令没有随机数")));
        }
        return Flux.concat(
                refused(stand, "wrong", "错误的签名被对方拒绝", otherKey(stand)),
                refused(stand, "late", "时钟慢于允许偏差被对方拒绝", at(stand, beyond.negated())),
                refused(stand, "early", "时钟快于允许偏差被对方拒绝", at(stand, beyond)),
                repeated(stand, signing));
    }

    private static Mono<Finding> refused(Stand stand, String id, String check, Rig rig) {
        return Mono.defer(() -> {
                    stand.forwards();
                    return stand.put(rig);
                })
                .map(outcome -> judged(id, check, outcome));
    }

    private static Mono<Finding> repeated(Stand stand, Signing signing) {
        String check = "重复的随机数被对方拒绝";
        Recipe recipe = Objects.requireNonNullElse(signing.recipe(), Recipe.USUAL);
        if (recipe.names() != null && "".equals(recipe.names().nonce())) {
            return Mono.just(Finding.notApplicable("signature.repeated", check, "该签名方案没有随机数"));
        }
        return stand.playing(Play.repeats(), stand.rig()).map(outcome -> judged("repeated", check, outcome));
    }

    /** Silence is no refusal. */
    private static Finding judged(String id, String check, Outcome outcome) {
        boolean silent = outcome.word().endsWith("TIMEOUT") || outcome.equals(Outcome.NEVER_ENDED);
        return Finding.judged("signature." + id, check, !outcome.believed() && !silent, "得到 " + outcome.word());
    }

    private static Rig otherKey(Stand stand) {
        Target target = stand.target();
        String name = target.system().signing().secret();
        String secret = target.environment().getRequiredProperty(name);
        return rig(stand, with(target.environment(), name, other(secret)), target.clock());
    }

    /** Still of the same form: keys are hexadecimal. */
    private static String other(String secret) {
        char last = secret.charAt(secret.length() - 1);
        return secret.substring(0, secret.length() - 1) + (last == '1' ? '2' : '1');
    }

    private static Rig at(Stand stand, Duration off) {
        return rig(
                stand, stand.target().environment(), Clock.offset(stand.target().clock(), off));
    }

    private static Rig rig(Stand stand, Environment environment, Clock clock) {
        Target target = stand.target();
        return Rig.of(target.system(), stand.proxy().url(), target.tempo()::answers, environment, clock, false);
    }

    private static Environment with(Environment environment, String name, String value) {
        StandardEnvironment changed = new StandardEnvironment();
        changed.getPropertySources()
                .forEach(each -> changed.getPropertySources().remove(each.getName()));
        if (environment instanceof ConfigurableEnvironment known) {
            for (PropertySource<?> source : known.getPropertySources()) {
                changed.getPropertySources().addLast(source);
            }
        }
        changed.getPropertySources().addFirst(new MapPropertySource("another key", Map.of(name, value)));
        return changed;
    }
}
