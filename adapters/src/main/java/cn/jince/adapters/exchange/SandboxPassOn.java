package cn.jince.adapters.exchange;

import cn.jince.adapters.intake.batch.PassOn;
import cn.jince.adapters.intake.batch.Refusal;
import cn.jince.adapters.intake.row.Defect;
import cn.jince.adapters.sender.Kind;
import cn.jince.adapters.sender.Sender;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges rows as the platform would, from nothing but magic inputs, and keeps none. */
@Component
class SandboxPassOn implements PassOn {
    @Override
    public Mono<List<Refusal>> pass(Sender sender, Kind kind, List<String> rows) {
        return Mono.fromSupplier(() -> {
            List<Refusal> refusals = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                JsonNode row = JsonMapper.shared().readTree(rows.get(i));
                @Nullable
                Refusal refusal = switch (kind) {
                    case FACTS -> facts(i, sender, row);
                    case POLICY_LISTINGS -> listing(i, row);
                    case CLAIM_STATES -> event(i, row.path("claimNumber").asString(""), "UNKNOWN_CLAIM");
                    case PAYOUT_RECEIPTS -> receipt(i, row);
                    case TICKETS -> null;
                };
                if (refusal != null) {
                    refusals.add(refusal);
                }
            }
            return refusals;
        });
    }

    private static @Nullable Refusal facts(int index, Sender sender, JsonNode row) {
        String division = row.path("creditCode").asString("").substring(2, 8);
        return sender.everywhere() || sender.covers(division)
                ? null
                : refusal(index, "FOREIGN_DIVISION", "/creditCode", "该企业不在贵系统登记的行政区划内：" + division, null);
    }

    private static @Nullable Refusal listing(int index, JsonNode row) {
        return row.path("id").asString("").equals("SANDBOX-OFFICERS")
                ? refusal(index, "OFFICERS_TEXT", "", "平台工作人员已修订该事项，推送内容不予覆盖", null)
                : null;
    }

    private static @Nullable Refusal receipt(int index, JsonNode row) {
        String order = row.path("orderId").asString("");
        return order.equals("SANDBOX-AMOUNT")
                ? refusal(index, "AMOUNT_DIFFERS", "/amountFen", "回执金额与兑付金额不一致。", "100000")
                : event(index, order, "UNKNOWN_ORDER");
    }

    private static @Nullable Refusal event(int index, String subject, String unknown) {
        return switch (subject) {
            case "SANDBOX-404" -> refusal(index, unknown, "", "平台没有该记录：" + subject, null);
            case "SANDBOX-409" -> refusal(index, "ILLEGAL_STATE", "/state", "平台当前状态不允许该变更。", "PAID");
            default -> null;
        };
    }

    private static Refusal refusal(int index, String code, String pointer, String detail, @Nullable String ours) {
        return new Refusal(index, new Defect(code, pointer, detail), ours);
    }
}
