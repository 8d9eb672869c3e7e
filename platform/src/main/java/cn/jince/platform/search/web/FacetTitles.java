package cn.jince.platform.search.web;

import cn.jince.api.policy.SearchViews.FacetValue;
import cn.jince.api.policy.SearchViews.SearchFacet;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Industries;
import cn.jince.platform.search.Found;
import java.util.List;
import java.util.Map;

/** Dimensions and their labels in Chinese. */
final class FacetTitles {
    static final Map<String, String> DIMENSIONS = Map.of(
            "level", "政策层级",
            "division", "发布地区",
            "authority", "主管单位",
            "industry", "适用行业",
            "scale", "企业规模",
            "mode", "兑现方式",
            "type", "政策类型",
            "deadline", "截止时间");

    private static final Map<String, Map<String, String>> LABELS = Map.of(
            "mode", Map.of("CLAIM_FREE", "免申即享", "INSTANT", "即申即享", "REVIEWED", "申报审核"),
            "scale", Map.of("large", "大型", "medium", "中型", "small", "小型", "micro", "微型", "*", "不限规模"),
            "deadline",
                    Map.of(
                            "WITHIN_7", "7 天内截止",
                            "WITHIN_30", "8 至 30 天",
                            "WITHIN_90", "31 至 90 天",
                            "LATER", "90 天以后",
                            "OPEN", "长期有效"));

    private final Industries industries = new Industries();

    SearchFacet facet(String dimension, List<Found.Count> counts, List<String> picked) {
        return new SearchFacet(
                dimension,
                DIMENSIONS.getOrDefault(dimension, dimension),
                counts.stream()
                        .map(count -> new FacetValue(
                                count.label(),
                                title(dimension, count.label()),
                                count.items(),
                                picked.contains(count.label())))
                        .toList());
    }

    private String title(String dimension, String label) {
        return switch (dimension) {
            case "division" -> Divisions.shanxi().nameOf(label);
            case "industry" -> label.equals("*") ? "不限行业" : industries.name(label);
            default -> LABELS.getOrDefault(dimension, Map.of()).getOrDefault(label, label);
        };
    }
}
