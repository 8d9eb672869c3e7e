package cn.jince.platform.evaluation;

import cn.jince.api.supervision.EvaluationViews.Indicator;
import cn.jince.platform.kernel.DivisionCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** 评估: 事前 who is reached, 事中 how it goes, 事后 what came of it. Each indicator says what it is computed from. */
@Component
class EvaluateItem {
    private final EvaluationStore store;

    EvaluateItem(EvaluationStore store) {
        this.store = store;
    }

    Flux<Indicator> evaluate(String itemId, DivisionCode division) {
        return Mono.zip(
                        store.reach(itemId).defaultIfEmpty(Map.of()),
                        store.claims(itemId, division.prefix()),
                        store.voices(itemId, division.prefix()))
                .flatMapIterable(all -> indicators(all.getT1(), all.getT2(), all.getT3()));
    }

    private static List<Indicator> indicators(
            Map<String, Long> reach, Map<String, Long> claims, Map<String, Long> voices) {
        long met = of(reach, "met");
        long population = of(reach, "population");
        long submitted = of(claims, "submitted");
        long approved = of(claims, "approved");
        long paid = of(claims, "paid");
        long answered = of(voices, "yes") + of(voices, "partly") + of(voices, "no");
        return List.of(
                count("BEFORE", "eligible", "符合条件企业数", met, "事项最近一次全域匹配"),
                share("BEFORE", "reach", "覆盖率", met, population, "符合条件企业数 ÷ 事项范围内企业数"),
                share("BEFORE", "unknown", "待核实占比", of(reach, "to_be_verified"), population, "待核实企业数 ÷ 事项范围内企业数"),
                share("DURING", "told", "送达率", of(reach, "told"), met, "已送达企业空间的符合条件企业 ÷ 符合条件企业"),
                share("DURING", "takeUp", "申报率", submitted, met, "已提交申报 ÷ 符合条件企业"),
                share("DURING", "corrected", "补正率", of(claims, "corrected"), submitted, "被要求补正的申报 ÷ 已提交申报"),
                share("DURING", "notAccepted", "不予受理率", of(claims, "not_accepted"), submitted, "不予受理 ÷ 已提交申报"),
                count("DURING", "open", "在办申报", of(claims, "open"), "等待办理环节的申报"),
                count("DURING", "late", "曾超时限申报", of(claims, "late"), "任一环节超过办理期限的申报"),
                share("AFTER", "approved", "通过率", approved, of(claims, "decided"), "审批通过 ÷ 已作决定的申报"),
                new Indicator(
                        "AFTER",
                        "decisionTime",
                        "平均审批用时",
                        of(claims, "decision_hours"),
                        of(claims, "decided"),
                        "HOURS",
                        "提交至最后一次决定的小时数合计 ÷ 已作决定的申报"),
                new Indicator(
                        "AFTER",
                        "payoutTime",
                        "平均兑付用时",
                        of(claims, "payout_hours"),
                        paid,
                        "HOURS",
                        "提交至到账的小时数合计 ÷ 已兑付申报"),
                money("approvedFen", "批准金额", of(claims, "approved_fen"), "审批通过的申报金额合计"),
                money("paidFen", "兑付金额", of(claims, "paid_fen"), "已兑付的申报金额合计"),
                share("AFTER", "paid", "兑付率", paid, approved, "已兑付 ÷ 审批通过"),
                new Indicator(
                        "AFTER",
                        "satisfaction",
                        "满意度",
                        of(voices, "stars"),
                        of(voices, "rated"),
                        "STARS",
                        "诉求评价星数合计 ÷ 已评价诉求"),
                share("AFTER", "complaints", "投诉占比", of(voices, "complaints"), of(voices, "enquiries"), "投诉 ÷ 本事项全部诉求"),
                share("AFTER", "got", "回访到位率", of(voices, "yes"), answered, "回访答“已收到” ÷ 已回访"),
                count("AFTER", "notGot", "回访未收到", of(voices, "no"), "回访答“未收到”"));
    }

    private static long of(Map<String, Long> numbers, String name) {
        return numbers.getOrDefault(name, 0L);
    }

    private static Indicator count(String stage, String key, String name, long value, String how) {
        return new Indicator(stage, key, name, value, null, "COUNT", how);
    }

    private static Indicator money(String key, String name, long fen, String how) {
        return new Indicator("AFTER", key, name, fen, null, "FEN", how);
    }

    private static Indicator share(String stage, String key, String name, long part, @Nullable Long whole, String how) {
        return new Indicator(stage, key, name, part, whole, "SHARE", how);
    }
}
