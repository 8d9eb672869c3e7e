package cn.jince.platform.profile;

import cn.jince.platform.kernel.Attribute;
import cn.jince.platform.policy.Conditions;
import cn.jince.platform.policy.Eligibility;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 标签规则: how a tag comes about. Kept in {@code data/tags.json}. */
public sealed interface TagRule {
    String key();

    Family family();

    /** The attributes it looks at. */
    List<Attribute> attributes();

    /** The rule as a sentence. */
    String text();

    /** The value itself is the tag. @param words value to tag, for values that are codes of ours */
    record Valued(String key, Family family, Attribute attribute, Naming naming, Map<String, String> words)
            implements TagRule {
        @Override
        public List<Attribute> attributes() {
            return List.of(attribute);
        }

        @Override
        public String text() {
            return "取自“" + attribute.name() + "”";
        }
    }

    /** How a value is named. */
    enum Naming {
        ITSELF,
        WORDS,
        CITY,
        DIVISION,
        INDUSTRY
    }

    /** The tag is there where the condition is met. */
    record Conditional(String key, Family family, String name, Eligibility when) implements TagRule {
        @Override
        public List<Attribute> attributes() {
            return Conditions.leaves(when).stream()
                    .map(Eligibility.Leaf::attribute)
                    .distinct()
                    .toList();
        }

        @Override
        public String text() {
            return Conditions.leaves(when).stream().map(Conditions::say).collect(Collectors.joining("；"));
        }
    }
}
