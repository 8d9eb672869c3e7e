package cn.jince.adapters.conformance;

import cn.jince.adapters.call.WireAnswer;
import cn.jince.adapters.descriptor.SystemDescriptor.Capability;
import cn.jince.adapters.descriptor.SystemDescriptor.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One capability on the test stand.
 *
 * @param usual what its good answer came to, as asked at the beginning
 * @param recorded that answer, page by page
 * @param known key of an order it has taken, for a lookup
 */
record Stand(
        Target target, Capability capability, FaultProxy proxy, Outcome usual, List<Recorded> recorded, String known) {

    /** Asks once, for real, and records the answer; a lookup first gets something to find. */
    static Mono<Stand> of(Target target, Capability capability, FaultProxy proxy) {
        String key = freshKey();
        Rig rig = Rig.of(target, proxy.url(), target.tempo()::answers);
        return Mono.justOrEmpty(other(target, capability, Kind.LOOKUP, Kind.COMMAND))
                .flatMap(command -> {
                    proxy.forwards(_ -> true);
                    return rig.put(command, target.inputs().of(command, key), key);
                })
                .then(Mono.defer(() -> {
                    proxy.forwards(mine(capability));
                    return rig.put(capability, target.inputs().of(capability, key), key);
                }))
                .map(usual -> new Stand(
                        target,
                        capability,
                        proxy,
                        usual,
                        usual.good()
                                ? proxy.heard().stream()
                                        .map(answer -> Recorded.of(
                                                answer, target.system().charset()))
                                        .toList()
                                : List.of(),
                        key));
    }

    /** The command a lookup looks for, or the lookup that finds what a command did. */
    Optional<Capability> partner() {
        return capability.kind() == Kind.LOOKUP
                ? other(target, capability, Kind.LOOKUP, Kind.COMMAND)
                : other(target, capability, Kind.COMMAND, Kind.LOOKUP);
    }

    private static Optional<Capability> other(Target target, Capability one, Kind from, Kind to) {
        return target.system().capabilities().stream()
                .filter(each -> one.kind() == from && each.kind() == to)
                .filter(each -> from == Kind.COMMAND ? finds(each, one) : finds(one, each))
                .findFirst();
    }

    private static boolean finds(Capability lookup, Capability command) {
        return command.dispatch() == null
                ? lookup.capability().startsWith(command.capability())
                : lookup.capability().equals(command.dispatch().lookup());
    }

    /** For calls that end by an answer. */
    Rig rig() {
        return Rig.of(target, proxy.url(), target.tempo()::answers);
    }

    /** For calls that end by a limit. */
    Rig limitedRig() {
        return Rig.of(target, proxy.url(), target.tempo()::limits);
    }

    /** As at the beginning; a command gets a key of its own each time. */
    Mono<Outcome> put(Rig rig) {
        return put(rig, capability.kind() == Kind.COMMAND ? freshKey() : known);
    }

    Mono<Outcome> put(Rig rig, String key) {
        return rig.put(capability, target.inputs().of(capability, key), key);
    }

    Mono<Outcome> playing(Play play, Rig rig) {
        return Mono.defer(() -> {
            proxy.plays(mine(capability), play);
            return put(rig);
        });
    }

    /** The recorded answer with a change; empty where there is no place for it. */
    Optional<List<WireAnswer>> changed(java.util.function.Function<Recorded, Optional<Recorded>> change) {
        List<Optional<Recorded>> all = recorded.stream().map(change).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        all.stream().map(each -> each.orElseThrow().answer()).toList())
                : Optional.empty();
    }

    List<WireAnswer> answers() {
        return recorded.stream().map(Recorded::answer).toList();
    }

    List<WireAnswer> answers(UnaryOperator<Recorded> change) {
        return recorded.stream().map(each -> change.apply(each).answer()).toList();
    }

    void forwards() {
        proxy.forwards(mine(capability));
    }

    boolean commands() {
        return capability.kind() == Kind.COMMAND;
    }

    /** What the onion says where an answer cannot be read. */
    String bad() {
        return commands() ? "AMBIGUOUS" : "BAD_ANSWER";
    }

    String good() {
        return commands() ? "ACCEPTED" : "ANSWERED";
    }

    @Nullable
    Map<String, Object> ofNobody() {
        return commands() ? null : target.inputs().ofNobody(capability, freshKey());
    }

    static String freshKey() {
        return "KIT" + UUID.randomUUID().toString().replace("-", "");
    }

    static Predicate<RawRequest> mine(Capability capability) {
        String path = capability.request().path();
        if (path == null) {
            return _ -> true;
        }
        int variable = path.indexOf('{');
        String fixed = variable < 0 ? path : path.substring(0, variable);
        return request -> request.target().contains(fixed);
    }
}
