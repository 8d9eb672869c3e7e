package cn.jince.platform.policy.store;

import cn.jince.api.policy.EligibilityView;
import cn.jince.platform.policy.PolicyItem.LegalBasis;
import cn.jince.platform.policy.PolicyItem.NoticePeriod;
import cn.jince.platform.policy.PolicyItem.ProcessStage;
import cn.jince.platform.policy.PolicyItem.RuleCase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a version that is read and written as one JSON document. Award and stacking stand in
 * {@code published.benefit} and {@code published.stacking}.
 */
record ItemContent(
        List<LegalBasis> basis,
        EligibilityView eligibility,
        List<String> materials,
        List<ProcessStage> process,
        @Nullable NoticePeriod notice,
        String phone,
        List<String> sources,
        String notes,
        List<RuleCase> cases,
        Map<String, Object> published) {}
