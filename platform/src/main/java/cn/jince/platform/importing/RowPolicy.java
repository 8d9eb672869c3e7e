package cn.jince.platform.importing;

import cn.jince.platform.kernel.Outcome;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row as a policy in the collected shape. What the table does not say stays unsaid: no amount is unpublished, no
 * conditions are never met nor not met.
 */
final class RowPolicy {
    private static final List<String> NEEDED = List.of("编号", "事项名称", "层级", "行政区划代码", "类型", "主管单位", "申领方式");
    private static final List<String> OTHERS =
            List.of("对象", "制定依据", "文号", "发文日期", "金额（万元）", "发放标准", "申领条件", "申报材料", "开始日期", "截止日期", "咨询电话", "来源", "备注");
    private static final Map<String, String> TARGETS =
            Map.of("企业", "enterprise", "园区", "park", "政府", "government", "个人", "individual", "", "enterprise");

    private final Map<String, Integer> columns;

    private RowPolicy(Map<String, Integer> columns) {
        this.columns = columns;
    }

    /** By the titles of the first row. */
    static Outcome<RowPolicy, TableRefusal> of(List<String> titles) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i).strip().replace('(', '（').replace(')', '）');
            if (title.isEmpty()) {
                continue;
            }
            if (!NEEDED.contains(title) && !OTHERS.contains(title)) {
                return Outcome.refused(new TableRefusal.Unreadable("不认识的列：" + title));
            }
            if (columns.put(title, i) != null) {
                return Outcome.refused(new TableRefusal.Unreadable("重复的列：" + title));
            }
        }
        List<String> missing =
                NEEDED.stream().filter(title -> !columns.containsKey(title)).toList();
        return missing.isEmpty()
                ? Outcome.done(new RowPolicy(columns))
                : Outcome.refused(new TableRefusal.Unreadable("缺少列：" + String.join("、", missing)));
    }

    String id(TableRow row) {
        return cell(row, "编号");
    }

    /** @throws IllegalArgumentException with a Chinese reason where a cell is no value of its column */
    ObjectNode policy(TableRow row) {
        ObjectNode policy = JsonMapper.shared().createObjectNode();
        policy.put("id", id(row));
        policy.put("name", cell(row, "事项名称"));
        policy.put("level", cell(row, "层级"));
        policy.put("region_code", cell(row, "行政区划代码"));
        policy.put("type", cell(row, "类型"));
        policy.put("target", TARGETS.getOrDefault(cell(row, "对象"), cell(row, "对象")));
        policy.put("department", cell(row, "主管单位"));
        policy.put("redemption_mode", cell(row, "申领方式"));
        basis(row, policy.putArray("basis"));
        benefit(row, policy.putObject("benefit"));
        ObjectNode conditions = policy.putObject("conditions");
        conditions.putArray("all");
        conditions.putArray("any");
        ArrayNode materials = policy.putArray("materials");
        Arrays.stream(cell(row, "申报材料").split("[；;\\n]", -1))
                .map(String::strip)
                .filter(material -> !material.isEmpty())
                .forEach(materials::add);
        policy.putArray("process");
        ObjectNode validity = policy.putObject("validity");
        put(validity, "from", cell(row, "开始日期"));
        put(validity, "to", cell(row, "截止日期"));
        policy.put("phone", cell(row, "咨询电话"));
        ArrayNode sources = policy.putArray("source");
        if (!cell(row, "来源").isEmpty()) {
            sources.addObject().put("title", cell(row, "来源"));
        }
        policy.put("notes", notes(row));
        return policy;
    }

    private void basis(TableRow row, ArrayNode basis) {
        if (!cell(row, "制定依据").isEmpty()) {
            basis.addObject()
                    .put("name", cell(row, "制定依据"))
                    .put("number", cell(row, "文号"))
                    .put("date", cell(row, "发文日期"));
        }
    }

    private void benefit(TableRow row, ObjectNode benefit) {
        String amount = cell(row, "金额（万元）");
        if (amount.isEmpty()) {
            benefit.put("kind", "unpublished");
            return;
        }
        if (!amount.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException("金额应为不带单位的数字：" + amount);
        }
        benefit.put("kind", "fixed").put("amount", new BigDecimal(amount)).put("unit", "万元");
    }

    /** What only a person can read stays readable. */
    private String notes(TableRow row) {
        return List.of("备注", "发放标准", "申领条件").stream()
                .filter(title -> !cell(row, title).isEmpty())
                .map(title -> title.equals("备注") ? cell(row, title) : title + "：" + cell(row, title))
                .collect(Collectors.joining("；"));
    }

    private static void put(ObjectNode object, String member, String text) {
        if (!text.isEmpty()) {
            object.put(member, text);
        }
    }

    private String cell(TableRow row, String title) {
        Integer column = columns.get(title);
        return column == null || column >= row.cells().size()
                ? ""
                : row.cells().get(column).strip();
    }
}
