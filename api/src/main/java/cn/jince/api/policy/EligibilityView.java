package cn.jince.api.policy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Eligibility 申领条件 as a tree of data: what a rule editor reads and writes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "node")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EligibilityView.All.class, name = "all"),
    @JsonSubTypes.Type(value = EligibilityView.Any.class, name = "any"),
    @JsonSubTypes.Type(value = EligibilityView.Not.class, name = "not"),
    @JsonSubTypes.Type(value = EligibilityView.Leaf.class, name = "leaf"),
    @JsonSubTypes.Type(value = EligibilityView.Unpublished.class, name = "unpublished")
})
public sealed interface EligibilityView {

    record All(List<EligibilityView> of) implements EligibilityView {}

    record Any(List<EligibilityView> of) implements EligibilityView {}

    record Not(EligibilityView of) implements EligibilityView {}

    /**
     * One comparison.
     *
     * @param attribute key of the attribute, for example {@code main_business_revenue}
     * @param op one of {@code == != in not_in >= > <= < between startsWith prefix_in not_prefix_in has has_any in_set}
     * @param value as published: a string, number, boolean or list of them
     * @param unit unit of a number, for example 万元
     * @param clause the sentence of the policy it stands for
     */
    record Leaf(
            String attribute,
            String op,
            JsonNode value,
            @Nullable String unit,
            @Nullable String clause) implements EligibilityView {}

    /** The source publishes no conditions: never 符合 nor 不符合. */
    record Unpublished(String note) implements EligibilityView {}
}
