package cn.jince.api.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records of the policy library that cross the wire. */
public final class PolicyViews {

    /**
     * One row of the library.
     *
     * @param level 国家 省 市 县 开发区
     * @param mode CLAIM_FREE INSTANT REVIEWED
     * @param state DRAFT IN_REVIEW APPROVED SCHEDULED PUBLISHED EXPIRED SUSPENDED PENDING_RECHECK MERGED WITHDRAWN
     * @param awardText the award standard as a sentence, for example 定额 30 万元/户
     */
    public record PolicyItemSummary(
            String id,
            int version,
            String name,
            String level,
            String divisionCode,
            String divisionName,
            String type,
            String target,
            String authority,
            String mode,
            String state,
            String awardText,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {

        /** The same row in another state. */
        public PolicyItemSummary in(String otherState) {
            return new PolicyItemSummary(
                    id,
                    version,
                    name,
                    level,
                    divisionCode,
                    divisionName,
                    type,
                    target,
                    authority,
                    mode,
                    otherState,
                    awardText,
                    validFrom,
                    validTo);
        }
    }

    /** 制定依据. {@code date} is kept as published: 2025-04-29, 2025-04 or 2025. */
    public record LegalBasisView(String name, String number, String date) {}

    public record StageView(
            String name, @Nullable Integer days, @Nullable String unit) {}

    /** Everything of one item; {@code editable} says what the caller may do: SUBMIT APPROVE PUBLISH EDIT WITHDRAW. */
    public record PolicyItemView(
            PolicyItemSummary summary,
            List<LegalBasisView> basis,
            EligibilityView eligibility,
            List<ConditionLine> conditions,
            JsonNode award,
            JsonNode stacking,
            List<String> materials,
            List<StageView> process,
            @Nullable Integer noticeDays,
            @Nullable String noticeUnit,
            String phone,
            List<String> sources,
            String notes,
            @Nullable String draftedBy,
            @Nullable String approvedBy,
            @Nullable Instant publishedAt,
            List<RuleCaseForm> cases,
            Map<String, String> listingReasons,
            @Nullable String variantOf,
            @Nullable StandingView standing,
            List<String> actions) {}

    /**
     * Why an item stands where it stands, fit to show.
     *
     * @param reason of a suspension, recheck, merger or withdrawal
     * @param opensOn first day; @param closesOn last day, inclusive
     * @param mergedInto the item its links lead to
     */
    public record StandingView(
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            @Nullable String mergedInto) {}

    /** One condition as a reader sees it. */
    public record ConditionLine(
            String attribute,
            String attributeName,
            String text,
            @Nullable String clause,
            String department) {}

    /**
     * A rule case officers read.
     *
     * @param facts attribute to value; a missing attribute is unknown
     * @param expected MET NOT_MET TO_BE_VERIFIED
     * @param expectedFen the estimate expected for MET, in Fen
     */
    public record RuleCaseForm(
            String name,
            Map<String, JsonNode> facts,
            String expected,
            @Nullable Long expectedFen) {}

    public record RuleCaseResult(
            String name,
            String expected,
            String actual,
            @Nullable Long expectedFen,
            @Nullable Long actualFen,
            boolean passed) {}

    public record RuleCaseReport(int passed, int failed, List<RuleCaseResult> results) {}

    /**
     * {@code variantOf}: the item of a level above whose local text this is; empty takes it back.
     * {@code listingReasons}: why a listing field says nothing, by BASIS AMOUNT STANDARD ELIGIBILITY AUTHORITY
     * HOW_TO_CLAIM VALIDITY. A new item, or with {@code basedOn} a new version of that item (fields left out are taken
     * over from it).
     *
     * @param award same shape as {@code benefit} of the import: kind, amount, unit, …
     * @param stacking same shape as {@code stacking} of the import: choose_one, higher_only, yearly_cap,
     *     cumulative_caps, requires, excludes, rounding
     */
    public record PolicyDraftForm(
            @Nullable String basedOn,
            @Nullable String name,
            @Nullable String level,
            @Nullable String divisionCode,
            @Nullable String type,
            @Nullable String target,
            @Nullable String authority,
            @Nullable String mode,
            @Nullable List<LegalBasisView> basis,
            @Nullable EligibilityView eligibility,
            @Nullable JsonNode award,
            @Nullable JsonNode stacking,
            @Nullable List<String> materials,
            @Nullable List<StageView> process,
            @Nullable Integer noticeDays,
            @Nullable String noticeUnit,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable String phone,
            @Nullable String notes,
            @Nullable List<RuleCaseForm> cases,
            @Nullable Map<String, String> listingReasons,
            @Nullable String variantOf) {
        /** The same change as a new version of that item. */
        public PolicyDraftForm over(String itemId) {
            return new PolicyDraftForm(
                    itemId,
                    name,
                    level,
                    divisionCode,
                    type,
                    target,
                    authority,
                    mode,
                    basis,
                    eligibility,
                    award,
                    stacking,
                    materials,
                    process,
                    noticeDays,
                    noticeUnit,
                    validFrom,
                    validTo,
                    phone,
                    notes,
                    cases,
                    listingReasons,
                    variantOf);
        }
    }

    /** Decision of the second officer. */
    public record ApprovalForm(boolean approve, String reason) {}

    public record ImportReport(int received, int created, int unchanged, int updated, List<ImportRefusal> refused) {}

    /** Why one policy of an import was not taken; {@code path} is a JSON pointer into that policy. */
    public record ImportRefusal(String id, String path, String reason) {}

    private PolicyViews() {}
}
