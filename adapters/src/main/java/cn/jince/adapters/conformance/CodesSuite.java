package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.SystemDescriptor.Meaning;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every code of the table reaches its outcome; one that is not listed is never believed. */
final class CodesSuite implements Suite {
    private static final String UNLISTED = "77991";

    @Override
    public Flux<Finding> check(Stand stand) {
        Rig rig = stand.rig();
        Map<String, Meaning> table = new TreeMap<>(stand.capability().codes());
        return Flux.fromIterable(table.entrySet())
                .concatMap(each -> code(stand, rig, each.getKey(), expected(stand, each.getValue())))
                .concatWith(code(stand, rig, UNLISTED, stand.bad()))
                .concatWith(withoutData(stand, rig));
    }

    private static Mono<Finding> code(Stand stand, Rig rig, String code, String expected) {
        String id = "codes." + (code.equals(UNLISTED) ? "unlisted" : code);
        String check = code.equals(UNLISTED) ? "未公布的返回码不被采信，并记为漂移" : "返回码 " + code + " 归为 " + expected;
        Set<String> known = stand.capability().codes().keySet();
        String place = last(stand.capability().result().code());
        return stand.changed(each -> each.withCode(place, known, code))
                .map(answers -> stand.playing(Play.answers(answers), rig)
                        .map(outcome -> code.equals(UNLISTED)
                                ? told(id, check, expected, outcome, rig.drifts(stand.capability()))
                                : Finding.expecting(id, check, expected, outcome)))
                .orElseGet(() -> Mono.just(Finding.notApplicable(id, check, "原始答复中没有可替换的返回码")));
    }

    private static Finding told(String id, String check, String expected, Outcome outcome, long drifts) {
        return Finding.judged(
                id,
                check,
                outcome.word().equals(expected) && drifts > 0,
                "应为 " + expected + "，实为 " + outcome.word() + "；漂移事件 " + drifts + " 个");
    }

    private static Mono<Finding> withoutData(Stand stand, Rig rig) {
        String check = "成功码而没有数据不被采信";
        Optional<java.util.List<cn.jince.adapters.call.WireAnswer>> answers = stand.changed(
                each -> each.without(last(stand.capability().result().data())));
        return answers.map(each -> stand.playing(Play.answers(each), rig)
                        .map(outcome -> Finding.expecting("codes.no-data", check, stand.bad(), outcome)))
                .orElseGet(() -> Mono.just(Finding.notApplicable("codes.no-data", check, "原始答复中找不到数据字段")));
    }

    private static String expected(Stand stand, Meaning meaning) {
        return switch (meaning) {
            case OK -> stand.good();
            case ABSENT -> stand.commands() ? "AMBIGUOUS" : "ABSENT";
            case REJECTED -> "REJECTED";
            case FORBIDDEN, OFF_HOURS, SATURATED -> (stand.commands() ? "NOT_SENT/" : "") + meaning;
            case BAD_ANSWER -> stand.bad();
        };
    }

    static String last(String place) {
        return place.substring(place.lastIndexOf('.') + 1);
    }
}
