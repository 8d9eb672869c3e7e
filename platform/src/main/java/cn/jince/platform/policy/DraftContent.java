package cn.jince.platform.policy;

import cn.jince.api.policy.EligibilityView;
import cn.jince.api.policy.PolicyViews.LegalBasisView;
import cn.jince.api.policy.PolicyViews.PolicyDraftForm;
import cn.jince.api.policy.PolicyViews.RuleCaseForm;
import cn.jince.api.policy.PolicyViews.StageView;
import cn.jince.platform.kernel.Attributes;
import cn.jince.platform.kernel.DivisionCode;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Verdict;
import cn.jince.platform.policy.PolicyItem.ClaimMode;
import cn.jince.platform.policy.PolicyItem.ItemState;
import cn.jince.platform.policy.PolicyItem.LegalBasis;
import cn.jince.platform.policy.PolicyItem.NoticePeriod;
import cn.jince.platform.policy.PolicyItem.ProcessStage;
import cn.jince.platform.policy.PolicyItem.RuleCase;
import cn.jince.platform.policy.PolicyItem.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an officer drafts, over what the item said before; fields left out are taken over. */
final class DraftContent {
    private static final PolicyReader READER = new PolicyReader();

    private static final Map<String, Integer> LONGEST = Map.of("/type", 40, "/level", 10, "/divisionCode", 6);

    private DraftContent() {}

    /** @throws BadPolicy where a field is wrong or a needed one is missing */
    static PolicyItem read(String id, int version, PolicyDraftForm form, @Nullable PolicyItem before, String drafter) {
        String division = need(
                "/divisionCode",
                form.divisionCode(),
                before == null ? null : before.division().value());
        if (!Divisions.shanxi().exists(division)) {
            throw new BadPolicy("/divisionCode", "不认识的行政区划：" + division);
        }
        @Nullable EligibilityView eligibility = form.eligibility();
        // absent and null are the same on the wire, but a JsonNode keeps null as a value
        @Nullable JsonNode award = form.award() == null || form.award().isNull() ? null : form.award();
        List<ProcessStage> process =
                form.process() != null ? stages(form.process()) : before == null ? List.of() : before.process();
        AwardStandard standard = award != null
                ? READER.award(award)
                : before == null ? new AwardStandard.Unpublished("未公布") : before.award();
        Map<String, Object> published = published(form, award, before);
        PolicyItem item = new PolicyItem(
                id,
                version,
                need("/name", form.name(), before == null ? null : before.name()),
                need("/level", form.level(), before == null ? null : before.level()),
                new DivisionCode(division),
                need("/type", form.type(), before == null ? null : before.type()),
                form.target() == null && before != null
                        ? before.target()
                        : read("/target", Target.class, form.target()),
                need("/authority", form.authority(), before == null ? null : before.authority()),
                form.mode() == null && before != null ? before.mode() : read("/mode", ClaimMode.class, form.mode()),
                ItemState.DRAFT,
                form.basis() != null ? basis(form.basis()) : before == null ? List.of() : before.basis(),
                eligibility != null
                        ? Conditions.read("/eligibility", eligibility)
                        : before == null ? new Eligibility.Unpublished("未填写申领条件") : before.eligibility(),
                standard,
                READER.stacking(
                        JsonMapper.shared().valueToTree(published.getOrDefault("stacking", Map.of())), standard, id),
                form.materials() != null ? form.materials() : before == null ? List.of() : before.materials(),
                process,
                notice(form, process, before),
                form.validFrom() != null ? form.validFrom() : before == null ? null : before.validFrom(),
                form.validTo() != null ? form.validTo() : before == null ? null : before.validTo(),
                form.phone() != null ? form.phone() : before == null ? "" : before.phone(),
                before == null ? List.of() : before.sources(),
                form.notes() != null ? form.notes() : before == null ? "" : before.notes(),
                form.cases() != null ? cases(form.cases()) : before == null ? List.of() : before.cases(),
                drafter,
                null,
                null,
                published);
        if (item.validFrom() != null && item.validTo() != null && item.validTo().isBefore(item.validFrom())) {
            throw new BadPolicy("/validTo", "截止日期早于开始日期");
        }
        return item;
    }

    private static @Nullable NoticePeriod notice(
            PolicyDraftForm form, List<ProcessStage> process, @Nullable PolicyItem before) {
        Integer days = form.noticeDays();
        if (days != null) {
            if (days < 1 || days > 60) {
                throw new BadPolicy("/noticeDays", "公示期应为 1 至 60 日");
            }
            return new NoticePeriod(days, !"自然日".equals(form.noticeUnit()));
        }
        @Nullable NoticePeriod stated = PolicyReader.notice(process);
        return stated != null || before == null ? stated : before.notice();
    }

    private static Map<String, Object> published(
            PolicyDraftForm form, @Nullable JsonNode award, @Nullable PolicyItem before) {
        Map<String, Object> published = new LinkedHashMap<>(before == null ? Map.of() : before.published());
        if (award != null) {
            published.put("benefit", JsonMapper.shared().convertValue(award, Object.class));
        }
        JsonNode stacking = form.stacking();
        if (stacking != null && !stacking.isNull()) {
            published.put("stacking", JsonMapper.shared().convertValue(stacking, Object.class));
        }
        String generic = form.variantOf();
        if (generic != null) {
            if (!generic.matches("[A-Za-z0-9-]{0,40}")) {
                throw new BadPolicy("/variantOf", "编号应为字母数字");
            }
            published.put(Variants.MEMBER, generic);
        }
        if (form.listingReasons() != null) {
            published.put(ListingField.REASONS, reasons(form.listingReasons()));
        }
        return published;
    }

    private static Map<String, String> reasons(Map<String, String> given) {
        Map<String, String> reasons = new LinkedHashMap<>();
        given.forEach((field, reason) -> {
            read("/listingReasons", ListingField.class, field);
            if (reason == null || reason.isBlank() || reason.length() > 200) {
                throw new BadPolicy("/listingReasons/" + field, "理由应为 1 至 200 字");
            }
            reasons.put(field, reason.strip());
        });
        return reasons;
    }

    private static List<RuleCase> cases(List<RuleCaseForm> forms) {
        List<RuleCase> cases = new ArrayList<>();
        for (int i = 0; i < forms.size(); i++) {
            RuleCaseForm form = forms.get(i);
            String at = "/cases/" + i;
            if (form == null || form.name() == null || form.facts() == null) {
                throw new BadPolicy(at, "用例缺少名称或事实");
            }
            Map<String, Object> facts = new LinkedHashMap<>();
            form.facts().forEach((key, value) -> {
                var attribute = Attributes.standard()
                        .find(key)
                        .orElseThrow(() -> new BadPolicy(at + "/facts/" + key, "不认识的字段：" + key));
                if (Conditions.parse(attribute, value) == null) {
                    throw new BadPolicy(at + "/facts/" + key, attribute.name() + "的取值类型不对");
                }
                facts.put(key, JsonMapper.shared().convertValue(value, Object.class));
            });
            cases.add(new RuleCase(
                    form.name(), facts, read(at + "/expected", Verdict.class, form.expected()), form.expectedFen()));
        }
        return cases;
    }

    private static List<LegalBasis> basis(List<LegalBasisView> views) {
        return views.stream()
                .map(view -> new LegalBasis(view.name(), view.number(), view.date()))
                .toList();
    }

    private static List<ProcessStage> stages(List<StageView> views) {
        return views.stream()
                .map(view -> new ProcessStage(view.name(), view.days(), view.unit()))
                .toList();
    }

    private static <E extends Enum<E>> E read(String pointer, Class<E> type, @Nullable String text) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        throw new BadPolicy(pointer, "不认识的取值：" + text);
    }

    private static String need(String pointer, @Nullable String value, @Nullable String before) {
        if (value != null && !value.isBlank()) {
            if (value.length() > LONGEST.getOrDefault(pointer, 200)) {
                throw new BadPolicy(pointer, "文字过长");
            }
            return value;
        }
        if (before != null) {
            return before;
        }
        throw new BadPolicy(pointer, "缺少必填字段");
    }
}
