package cn.jince.adapters.conformance;

import cn.jince.adapters.descriptor.AnswerSchema;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Example, mapping, schema and what they really say fit together. */
final class ContractSuite implements Suite {

    @Override
    public Flux<Finding> check(Stand stand) {
        return Flux.concat(example(stand), live(stand), again(stand), nobody(stand));
    }

    private static Mono<Finding> example(Stand stand) {
        String check = "契约示例符合规范模式";
        JsonNode example = stand.capability().example();
        if (example == null) {
            return Mono.just(Finding.notApplicable("contract.example", check, "描述文件没有示例"));
        }
        List<String> complaints = AnswerSchema.of(stand.capability()).complaints(example);
        return Mono.just(Finding.judged(
                "contract.example",
                check,
                complaints.isEmpty(),
                complaints.isEmpty() ? "无不符项" : complaints.toString()));
    }

    /** What came back at the beginning. */
    private static Mono<Finding> live(Stand stand) {
        String check = "真实答复经映射符合规范模式";
        if (!stand.usual().good()) {
            return Mono.just(Finding.expecting("contract.live", check, stand.good(), stand.usual()));
        }
        JsonNode tree = JsonMapper.shared().valueToTree(stand.usual().attributes());
        List<String> complaints = AnswerSchema.of(stand.capability()).complaints(tree);
        return Mono.just(Finding.judged(
                "contract.live",
                check,
                complaints.isEmpty(),
                complaints.isEmpty()
                        ? "取得属性 " + String.join("、", stand.usual().attributes().keySet())
                        : complaints.toString()));
    }

    private static Mono<Finding> again(Stand stand) {
        String check = "同一原始答复重放，结果逐项相同";
        if (stand.recorded().isEmpty()) {
            return Mono.empty();
        }
        return stand.playing(Play.answers(stand.answers()), stand.rig())
                .map(outcome -> Finding.judged(
                        "contract.replay",
                        check,
                        outcome.equals(stand.usual()),
                        outcome.equals(stand.usual()) ? "逐项相同" : "重放得到 " + outcome.word()));
    }

    private static Mono<Finding> nobody(Stand stand) {
        String check = "查无记录时明确答复没有";
        Map<String, Object> parameters = stand.ofNobody();
        if (parameters == null) {
            return Mono.just(Finding.notApplicable("contract.absent", check, "该能力没有可查的对象"));
        }
        return Mono.defer(() -> {
                    stand.forwards();
                    return stand.rig().put(stand.capability(), parameters, Stand.freshKey());
                })
                .map(outcome -> Finding.expecting("contract.absent", check, "ABSENT", outcome));
    }
}
