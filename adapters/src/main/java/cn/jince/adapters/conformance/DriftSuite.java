package cn.jince.adapters.conformance;

import cn.jince.adapters.call.WireAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * They change a field without a word: a new one does no harm, a missing or retyped one is never quietly another value.
 */
final class DriftSuite implements Suite {
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("(?<![$\\w])[\\p{L}_][\\p{L}\\p{N}_]*");

    @Override
    public Flux<Finding> check(Stand stand) {
        Rig rig = stand.rig();
        List<String> fields = fields(stand);
        if (fields.isEmpty()) {
            return Flux.just(Finding.notApplicable("drift.fields", "字段变化", "原始答复中找不到映射所用的字段"));
        }
        return Flux.concat(
                added(stand, rig, fields.getFirst()),
                Flux.fromIterable(fields).concatMap(field -> broken(stand, rig, field, "missing")),
                Flux.fromIterable(fields).concatMap(field -> broken(stand, rig, field, "retyped")));
    }

    private static Mono<Finding> added(Stand stand, Rig rig, String field) {
        String check = "新增字段不影响答复";
        Optional<List<WireAnswer>> answers = stand.changed(each -> each.withNewBefore(field));
        return answers.map(each -> stand.playing(Play.answers(each), rig)
                        .map(outcome -> Finding.judged(
                                "drift.new",
                                check,
                                outcome.word().equals(stand.good()) && same(stand, outcome),
                                "得到 " + outcome.word())))
                .orElseGet(() -> Mono.just(Finding.notApplicable("drift.new", check, "没有可插入之处")));
    }

    /** A command's receipt is new each time only at their side; from the same record it is the same. */
    private static boolean same(Stand stand, Outcome outcome) {
        return outcome.attributes().equals(stand.usual().attributes());
    }

    private static Mono<Finding> broken(Stand stand, Rig rig, String field, String how) {
        boolean missing = how.equals("missing");
        String id = "drift." + how + "-" + field;
        String check = "字段 " + field + (missing ? " 缺失" : " 变为结构") + "不会变成别的值";
        Optional<List<WireAnswer>> answers = stand.changed(each -> missing ? each.without(field) : each.retyped(field));
        return answers.map(each -> stand.playing(Play.answers(each), rig)
                        .map(outcome -> Finding.judged(id, check, honest(stand, outcome), "得到 " + outcome.word())))
                .orElseGet(() -> Mono.just(Finding.notApplicable(id, check, "该字段不是单一取值")));
    }

    /** Either not believed, or an attribute that may be null is null now and the others are as they were. */
    private static boolean honest(Stand stand, Outcome outcome) {
        if (!outcome.good()) {
            return outcome.word().equals(stand.bad());
        }
        Map<String, @Nullable JsonNode> usual = stand.usual().attributes();
        boolean told = false;
        for (Map.Entry<String, @Nullable JsonNode> each : outcome.attributes().entrySet()) {
            JsonNode value = each.getValue();
            if (value == null || value.isNull()) {
                told = true;
            } else if (!value.equals(usual.get(each.getKey()))) {
                return false;
            }
        }
        return told;
    }

    /** Words of the mapping that stand in the recorded answer as names. */
    private static List<String> fields(Stand stand) {
        Set<String> words = new TreeSet<>();
        Matcher matcher =
                WORD.matcher(TEXT.matcher(stand.capability().mapping()).replaceAll("\"\""));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        Recorded recorded = stand.recorded().getFirst();
        return words.stream().filter(recorded::says).toList();
    }
}
