package cn.jince.platform.profile;

import cn.jince.platform.enterprise.Dossier;
import cn.jince.platform.kernel.Divisions;
import cn.jince.platform.kernel.Fact;
import cn.jince.platform.kernel.FactValue;
import cn.jince.platform.kernel.Industries;
import cn.jince.platform.policy.Evaluation;
import java.util.List;
import java.util.stream.Collectors;

/** Derives the tags of a dossier: from the facts as they are now, so that nothing has to be recomputed or edited. */
public final class Tags {
    private static final Industries INDUSTRIES = new Industries();

    private Tags() {}

    public static List<Tag> of(Dossier dossier) {
        return TagRules.standard().stream().map(rule -> judge(rule, dossier)).toList();
    }

    private static Tag judge(TagRule rule, Dossier dossier) {
        return switch (rule) {
            case TagRule.Valued valued -> valued(valued, dossier.of(valued.attribute()));
            case TagRule.Conditional conditional ->
                switch (Evaluation.of(conditional.when(), dossier).verdict()) {
                    case MET -> new Tag(rule, Tag.Standing.CARRIED, conditional.name());
                    case NOT_MET -> new Tag(rule, Tag.Standing.NOT_CARRIED, conditional.name());
                    case TO_BE_VERIFIED -> new Tag(rule, Tag.Standing.OPEN, conditional.name());
                };
        };
    }

    private static Tag valued(TagRule.Valued rule, Fact fact) {
        return switch (fact) {
            case Fact.Known(FactValue value, var _) -> new Tag(rule, Tag.Standing.CARRIED, name(rule, text(value)));
            case Fact.Absent _ ->
                new Tag(rule, Tag.Standing.NOT_CARRIED, rule.attribute().name());
            case Fact.Unknown _ ->
                new Tag(rule, Tag.Standing.OPEN, rule.attribute().name());
        };
    }

    private static String name(TagRule.Valued rule, String text) {
        return switch (rule.naming()) {
            case ITSELF -> text;
            case WORDS -> rule.words().getOrDefault(text, text);
            case CITY -> Divisions.shanxi().nameOf(text.substring(0, 4) + "00");
            case DIVISION -> Divisions.shanxi().nameOf(text);
            case INDUSTRY -> INDUSTRIES.name(text);
        };
    }

    private static String text(FactValue value) {
        return switch (value) {
            case FactValue.Text(String text) -> text;
            case FactValue.TextSet(var texts) -> texts.stream().sorted().collect(Collectors.joining("、"));
            case FactValue.Number(var number) -> number.toPlainString();
            case FactValue.Bool(boolean bool) -> bool ? "是" : "否";
            case FactValue.Date(var date) -> date.toString();
        };
    }
}
