package cn.jince.adapters.call;

import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** One attempt on its way out. @param key idempotency key, for commands; @param trail which layer it has come to */
public record Outgoing(
        Line line, Map<String, Object> parameters, @Nullable String key, Consumer<Step> trail) {

    public Capability capability() {
        return line.capability();
    }

    public void at(Step step) {
        trail.accept(step);
    }

    /** To be called before the first byte leaves: from then on the outcome of a command is uncertain. */
    public static void leaves(ContextView context) {
        context.<Passage>getOrEmpty(Passage.class).ifPresent(Passage::leaves);
    }

    /** To be called when the answer begins; a protocol that cannot tell leaves it out. */
    public static void begins(ContextView context) {
        context.<Passage>getOrEmpty(Passage.class).ifPresent(Passage::begins);
    }
}
