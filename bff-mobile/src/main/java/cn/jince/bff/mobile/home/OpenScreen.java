package cn.jince.bff.mobile.home;

import cn.jince.bff.mobile.part.MissingReason;
import cn.jince.bff.mobile.part.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A screen while its parts arrive. Each part arrives once: before {@link #leave} into the screen, after it onto the
 * stream. Its lock makes "before" and "after" exact.
 */
final class OpenScreen {
    private final String id;
    private final String personId;
    private final List<String> names;
    private final Map<String, Part<?>> arrived = new LinkedHashMap<>();
    private final Sinks.Empty<Void> complete = Sinks.empty();
    private final Sinks.Many<LatePart> late = Sinks.many().replay().all();
    private int left = -1;
    private int sequence;

    OpenScreen(String id, String personId, List<String> names) {
        this.id = id;
        this.personId = personId;
        this.names = names;
    }

    String id() {
        return id;
    }

    String personId() {
        return personId;
    }

    synchronized boolean arrive(String name, Part<?> part) {
        if (arrived.putIfAbsent(name, part) != null) {
            return false;
        }
        if (left >= 0) {
            sequence++;
            late.tryEmitNext(new LatePart(sequence, name, part)).orThrow();
        }
        if (arrived.size() == names.size()) {
            complete.tryEmitEmpty();
            late.tryEmitComplete();
        }
        return true;
    }

    /** Ends when every part has arrived. */
    Mono<Void> complete() {
        return complete.asMono();
    }

    /** What the screen shows now; whatever comes later goes onto the stream. */
    synchronized Map<String, Part<?>> leave() {
        left = arrived.size();
        Map<String, Part<?>> shown = new LinkedHashMap<>();
        for (String name : names) {
            Part<?> part = arrived.get(name);
            shown.put(name, part == null ? Part.missing(MissingReason.LATE, "仍在获取，稍后自动显示。", 1L) : part);
        }
        return shown;
    }

    /** Late parts after a sequence number, then the end once all are there. */
    Flux<LatePart> lateAfter(int seen) {
        return late.asFlux().filter(part -> part.sequence() > seen);
    }
}
