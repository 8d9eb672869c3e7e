package cn.jince.platform.objection;

import java.util.List;
import java.util.Map;

/** Which departments answer for a source's facts: told by words in the department's name, at whatever level. */
public final class OwningDepartments {
    private static final Map<String, List<String>> WORDS = Map.of(
            "sx.samr", List.of("市场监督", "市场监管", "行政审批"),
            "sx.tax", List.of("税务"),
            "sx.hrss", List.of("人力资源", "人社", "社会保险", "社保"),
            "sx.stats", List.of("统计"),
            "sx.credit", List.of("发展和改革", "发展改革", "发改"),
            "sx.tech", List.of("科学技术", "科技", "工业和信息化", "工信", "农业农村", "商务", "小企业"),
            "sx.finance", List.of("金融", "财政"));

    private OwningDepartments() {}

    public static boolean owns(String department, String system) {
        return WORDS.getOrDefault(system, List.of()).stream().anyMatch(department::contains);
    }
}
