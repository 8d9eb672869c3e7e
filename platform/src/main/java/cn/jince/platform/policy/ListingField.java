package cn.jince.platform.policy;

import cn.jince.platform.policy.PolicyItem.ClaimMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 目录字段: the seven things a listed item states. What the source has not published needs a reason, never a guess. */
public enum ListingField {
    BASIS("制定依据") {
        @Override
        boolean stated(PolicyItem item) {
            return item.basis().stream().anyMatch(basis -> !basis.name().isBlank());
        }
    },
    AMOUNT("金额") {
        @Override
        boolean stated(PolicyItem item) {
            return !(item.award() instanceof AwardStandard.Unpublished);
        }
    },
    STANDARD("发放标准") {
        @Override
        boolean stated(PolicyItem item) {
            return !(item.award() instanceof AwardStandard.Unpublished)
                    && !item.award().text().isBlank();
        }
    },
    ELIGIBILITY("申领条件") {
        @Override
        boolean stated(PolicyItem item) {
            return !(item.eligibility() instanceof Eligibility.Unpublished);
        }
    },
    AUTHORITY("主管单位") {
        @Override
        boolean stated(PolicyItem item) {
            return !item.authority().isBlank();
        }
    },
    HOW_TO_CLAIM("申领方式") {
        @Override
        boolean stated(PolicyItem item) {
            return item.mode() == ClaimMode.CLAIM_FREE
                    || !item.process().isEmpty()
                    || !item.materials().isEmpty()
                    || !item.phone().isBlank();
        }
    },
    VALIDITY("有效期") {
        @Override
        boolean stated(PolicyItem item) {
            return item.validFrom() != null || item.validTo() != null;
        }
    };

    static final String REASONS = "listing_reasons";
    private final String chinese;

    ListingField(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    abstract boolean stated(PolicyItem item);

    /** Why it is missing, as the drafter says; null where nobody has said. */
    public @Nullable String reason(PolicyItem item) {
        return item.published().get(REASONS) instanceof Map<?, ?> reasons
                        && reasons.get(name()) instanceof String reason
                        && !reason.isBlank()
                ? reason
                : null;
    }

    /** Missing without a reason; empty where the item may be listed. */
    public static List<ListingField> missing(PolicyItem item) {
        return Arrays.stream(values())
                .filter(field -> !field.stated(item) && field.reason(item) == null)
                .toList();
    }
}
