package cn.jince.platform.policy;

import cn.jince.platform.kernel.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 政策事项 in one version: the unit that is claimed. Versions are never changed once published; a claim keeps the version
 * it was made under.
 *
 * @param id stable over versions, for example P065
 * @param level 国家 省 市 县 开发区
 * @param authority 主管单位
 * @param validTo last day, inclusive; null where no end is published
 * @param notice the public-notice period; null where the process names none
 * @param budget what may be committed in a fiscal year; null where no budget is known
 */
public record PolicyItem(
        String id,
        int version,
        String name,
        String level,
        DivisionCode division,
        String type,
        Target target,
        String authority,
        ClaimMode mode,
        ItemState state,
        List<LegalBasis> basis,
        Eligibility eligibility,
        AwardStandard award,
        Stacking stacking,
        List<String> materials,
        List<ProcessStage> process,
        @Nullable NoticePeriod notice,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String phone,
        List<String> sources,
        String notes,
        List<RuleCase> cases,
        @Nullable String draftedBy,
        @Nullable String approvedBy,
        @Nullable Instant publishedAt,
        Map<String, Object> published) {

    /** In force on that day: published, begun and not past its last day. */
    public boolean inForceOn(LocalDate day) {
        return state == ItemState.PUBLISHED
                && (validFrom == null || !day.isBefore(validFrom))
                && (validTo == null || !day.isAfter(validTo));
    }

    /** The same content as another version or in another state. */
    PolicyItem with(
            int newVersion,
            ItemState newState,
            @Nullable String drafter,
            @Nullable String approver,
            @Nullable Instant publication) {
        return new PolicyItem(
                id,
                newVersion,
                name,
                level,
                division,
                type,
                target,
                authority,
                mode,
                newState,
                basis,
                eligibility,
                award,
                stacking,
                materials,
                process,
                notice,
                validFrom,
                validTo,
                phone,
                sources,
                notes,
                cases,
                drafter,
                approver,
                publication,
                published);
    }

    /** Whom an item is for; others than enterprises are never matched. */
    public enum Target {
        ENTERPRISE,
        PARK,
        GOVERNMENT,
        INDIVIDUAL
    }

    /** 申领方式: 免申即享, 即申即享, 申报审核. */
    public enum ClaimMode {
        CLAIM_FREE,
        INSTANT,
        REVIEWED
    }

    /** Where a version stands. EXPIRED is told by the calendar, not stored. */
    public enum ItemState {
        DRAFT,
        IN_REVIEW,
        APPROVED,
        /** Opens by itself on its day. */
        SCHEDULED,
        PUBLISHED,
        SUSPENDED,
        /** 公平竞争复核中. */
        PENDING_RECHECK,
        /** Its links lead to another item. */
        MERGED,
        WITHDRAWN
    }

    /** 制定依据; the date as published. */
    public record LegalBasis(String name, String number, String date) {}

    /** @param unit 工作日 or 自然日 */
    public record ProcessStage(
            String name, @Nullable Integer days, @Nullable String unit) {}

    /** 公示期. */
    public record NoticePeriod(int days, boolean workingDays) {}

    /** A case officers read: facts by attribute key, the expected verdict and amount. */
    public record RuleCase(
            String name,
            Map<String, Object> facts,
            cn.jince.platform.kernel.Verdict expected,
            @Nullable Long expectedFen) {}
}
