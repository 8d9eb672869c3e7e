package cn.jince.adapters.conformance;

import cn.jince.adapters.call.WireAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whatever breaks between us and them: each call ends by itself, with the outcome that fits. */
final class FaultSuite implements Suite {

    @Override
    public Flux<Finding> check(Stand stand) {
        Rig answered = stand.rig();
        Rig limited = stand.limitedRig();
        Duration pause = stand.target().tempo() == Tempo.BRISK
                ? Duration.ofMillis(40)
                : stand.capability().timeouts().idleBody().dividedBy(4);
        return Flux.concat(
                refused(stand),
                Flux.fromIterable(Trouble.all(stand, pause)).concatMap(trouble -> {
                    String expected = trouble.expected(stand.commands());
                    return stand.playing(trouble.play(), trouble.timed() ? limited : answered)
                            .map(outcome ->
                                    Finding.expecting("faults." + trouble.id(), trouble.check(), expected, outcome));
                }),
                twice(stand),
                afterwards(stand, answered));
    }

    private static Mono<Finding> refused(Stand stand) {
        String expected = stand.commands() ? "NOT_SENT/BAD_ANSWER" : "BAD_ANSWER";
        return FaultProxy.open(stand.target().system().baseUrl())
                .flatMap(closed -> {
                    Rig rig =
                            Rig.of(stand.target(), closed.url(), stand.target().tempo()::answers);
                    return closed.close().then(stand.put(rig));
                })
                .map(outcome -> Finding.expecting("faults.refuse", "拒绝连接", expected, outcome));
    }

    /** The second of two replies must not become the answer to the next question. */
    private static Mono<Finding> twice(Stand stand) {
        String check = "重复的答复不会被当作下一次的答复";
        Optional<List<WireAnswer>> other = stand.changed(each -> each.withCode(
                CodesSuite.last(stand.capability().result().code()),
                stand.capability().codes().keySet(),
                "77991"));
        if (other.isEmpty()) {
            return Mono.just(Finding.notApplicable("faults.duplicate", check, "原始答复中没有可替换的返回码"));
        }
        byte[] good = Wire.whole(stand.answers().getFirst(), "");
        Rig rig = stand.rig();
        return stand.playing((_, wire) -> wire.say(Wire.joined(good, good)), rig)
                .then(stand.playing(Play.answers(other.get()), rig))
                .map(outcome -> Finding.expecting("faults.duplicate", check, stand.bad(), outcome));
    }

    private static Mono<Finding> afterwards(Stand stand, Rig rig) {
        return stand.playing(Play.answers(stand.answers()), rig)
                .map(outcome -> Finding.expecting("faults.afterwards", "故障之后恢复正常", stand.good(), outcome));
    }
}
