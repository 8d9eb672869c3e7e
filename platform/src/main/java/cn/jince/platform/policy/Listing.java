package cn.jince.platform.policy;

import java.util.List;
import java.util.stream.Collectors;

/** 目录清单: one line of the listing, the seven fields in words; what the source does not say is 未公布. */
public record Listing(PolicyItem item, String basis, String standard, String eligibility, String how, String validity) {
    /** Column titles of the table, in order. */
    public static final List<String> COLUMNS =
            List.of("编号", "版本", "事项名称", "层级", "行政区划代码", "主管单位", "制定依据", "发放标准", "申领条件", "申领方式", "有效期", "咨询电话");

    public static Listing of(PolicyItem item) {
        ClaimGuide guide = ClaimGuide.of(item);
        return new Listing(
                item,
                words(guide, ClaimGuide.Part.BASIS),
                words(guide, ClaimGuide.Part.AWARD),
                words(guide, ClaimGuide.Part.WHO),
                words(guide, ClaimGuide.Part.HOW),
                words(guide, ClaimGuide.Part.VALIDITY));
    }

    private static String words(ClaimGuide guide, ClaimGuide.Part part) {
        return guide.sections().stream()
                .filter(section -> section.part() == part)
                .flatMap(section -> section.lines().stream())
                .collect(Collectors.joining("；"));
    }

    /** The line as cells, in the order of {@link #COLUMNS}. */
    public List<String> cells() {
        return List.of(
                item.id(),
                String.valueOf(item.version()),
                item.name(),
                item.level(),
                item.division().value(),
                item.authority(),
                basis,
                standard,
                eligibility,
                how,
                validity,
                item.phone().isBlank() ? "未公布" : item.phone());
    }
}
