package cn.jince.adapters.conformance;

import cn.jince.adapters.call.WireAnswer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the fault proxy does with a request. Its end is the end of the exchange, not of the connection. */
@FunctionalInterface
interface Play {
    Duration LOOK = Duration.ofMillis(10);
    Duration LINGER = Duration.ofMillis(60);
    int PATIENCE = 400;

    Mono<Void> on(RawRequest request, Wire wire);

    /** Answers in their place, one after the other and again from the start. */
    static Play answers(List<WireAnswer> answers) {
        AtomicInteger next = new AtomicInteger();
        return (_, wire) -> wire.say(answers.get(next.getAndIncrement() % answers.size()));
    }

    /**
     * Answers only when so many are there at once; where they do not come together, each is answered after a while all
     * the same.
     */
    static Play together(int calls, FaultProxy proxy, List<WireAnswer> answers) {
        Play play = answers(answers);
        return (request, wire) -> Flux.interval(LOOK)
                .take(PATIENCE)
                .takeUntil(_ -> proxy.peak() >= calls)
                .then(Mono.delay(LINGER))
                .then(Mono.defer(() -> play.on(request, wire)));
    }

    /** Takes it and never answers. */
    static Play blackHole() {
        return (_, _) -> Mono.never();
    }

    /** It arrives there, and what they say is lost. */
    static Play losesReply() {
        return (request, wire) -> wire.upstream().send(request).then(wire.hangUp());
    }

    /** It arrives there twice, byte for byte; the second answer comes back. */
    static Play repeats() {
        return (request, wire) -> wire.upstream()
                .send(request)
                .then(Mono.defer(() -> wire.upstream().send(request)))
                .flatMap(wire::say);
    }
}
