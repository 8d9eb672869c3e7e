package cn.jince.platform.policy;

import cn.jince.platform.policy.PolicyItem.NoticePeriod;
import cn.jince.platform.policy.PolicyItem.ProcessStage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 兑现指南: what an enterprise has to know and bring, told from one version of an item. What the source does not say is
 * said to be unpublished: never that nothing is needed.
 */
public record ClaimGuide(PolicyItem item, List<Section> sections) {
    private static final String UNPUBLISHED = "未公布";

    /** @param note why the source says nothing, where the drafter gave a reason */
    public record Section(
            Part part,
            List<String> lines,
            boolean published,
            @Nullable String note) {}

    public enum Part {
        BASIS("制定依据"),
        WHO("申领条件"),
        AWARD("发放标准"),
        HOW("申领方式"),
        MATERIALS("申报材料"),
        PROCESS("办理流程"),
        TIME_LIMIT("办理时限"),
        NOTICE("公示"),
        VALIDITY("有效期"),
        CONTACT("咨询电话");

        private final String chinese;

        Part(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    public static ClaimGuide of(PolicyItem item) {
        List<Section> sections = new ArrayList<>();
        for (Part part : Part.values()) {
            List<String> lines = lines(part, item);
            sections.add(new Section(
                    part,
                    lines.isEmpty() ? List.of(UNPUBLISHED) : lines,
                    !lines.isEmpty(),
                    lines.isEmpty() ? reason(part, item) : null));
        }
        return new ClaimGuide(item, List.copyOf(sections));
    }

    /** True where materials or process are published: what coverage counts as a guide. */
    public boolean tellsHow() {
        return sections.stream()
                .anyMatch(section ->
                        section.published() && (section.part() == Part.MATERIALS || section.part() == Part.PROCESS));
    }

    private static List<String> lines(Part part, PolicyItem item) {
        return switch (part) {
            case BASIS ->
                item.basis().stream()
                        .filter(basis -> !basis.name().isBlank())
                        .map(basis -> "《" + basis.name().replaceAll("^《|》$", "") + "》" + basis.number())
                        .toList();
            case WHO -> conditions(item);
            case AWARD ->
                ListingField.STANDARD.stated(item) ? List.of(item.award().text()) : List.of();
            case HOW -> List.of(how(item));
            case MATERIALS -> item.materials();
            case PROCESS -> item.process().stream().map(ClaimGuide::stage).toList();
            case TIME_LIMIT -> timeLimit(item.process());
            case NOTICE -> notice(item.notice());
            case VALIDITY -> validity(item.validFrom(), item.validTo());
            case CONTACT -> item.phone().isBlank() ? List.of() : List.of(item.phone());
        };
    }

    private static @Nullable String reason(Part part, PolicyItem item) {
        return switch (part) {
            case BASIS -> ListingField.BASIS.reason(item);
            case WHO -> ListingField.ELIGIBILITY.reason(item);
            case AWARD -> {
                @Nullable String standard = ListingField.STANDARD.reason(item);
                yield standard == null ? ListingField.AMOUNT.reason(item) : standard;
            }
            case VALIDITY -> ListingField.VALIDITY.reason(item);
            case HOW, MATERIALS, PROCESS, TIME_LIMIT, CONTACT -> ListingField.HOW_TO_CLAIM.reason(item);
            case NOTICE -> null;
        };
    }

    private static List<String> conditions(PolicyItem item) {
        return Conditions.leaves(item.eligibility()).stream()
                .map(leaf -> leaf.clause() == null || leaf.clause().isBlank()
                        ? Conditions.say(leaf)
                        : Conditions.say(leaf) + "（" + leaf.clause() + "）")
                .toList();
    }

    private static String how(PolicyItem item) {
        return switch (item.mode()) {
            case CLAIM_FREE -> "免申即享：由系统比对，符合条件的企业确认意愿和收款账户后发放";
            case INSTANT -> "即申即享：提交后即时核验";
            case REVIEWED -> "申报审核：在线提交，由主管单位审核";
        };
    }

    private static String stage(ProcessStage stage) {
        return stage.days() == null
                ? stage.name() + "（时限未公布）"
                : stage.name() + "（" + stage.days() + " 个" + unit(stage) + "）";
    }

    private static String unit(ProcessStage stage) {
        return "自然日".equals(stage.unit()) ? "自然日" : "工作日";
    }

    /** The sum is told only where every stage is published in one unit. */
    private static List<String> timeLimit(List<ProcessStage> process) {
        boolean whole = !process.isEmpty()
                && process.stream().allMatch(stage -> stage.days() != null)
                && process.stream().map(ClaimGuide::unit).distinct().count() == 1;
        if (!whole) {
            return List.of();
        }
        int days = process.stream()
                .mapToInt(stage -> Objects.requireNonNull(stage.days()))
                .sum();
        return List.of("各环节合计 " + days + " 个" + unit(process.getFirst()));
    }

    private static List<String> notice(@Nullable NoticePeriod notice) {
        return notice == null
                ? List.of()
                : List.of("公示 " + notice.days() + " 个" + (notice.workingDays() ? "工作日" : "自然日"));
    }

    private static List<String> validity(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null && to == null) {
            return List.of();
        }
        return List.of((from == null ? "" : "自 " + from + " 起") + (to == null ? "，截止日期未公布" : "至 " + to + "（含当日）"));
    }
}
