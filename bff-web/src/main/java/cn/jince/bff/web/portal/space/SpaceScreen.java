package cn.jince.bff.web.portal.space;

import cn.jince.api.claim.ClaimViews.ClaimFreeRunView;
import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.matching.MatchingViews.MatchView;
import cn.jince.bff.web.part.Part;
import cn.jince.bff.web.part.Part.Live;
import java.util.List;
import java.util.Map;

/** An enterprise's space, part by part. @param live by name: tax, socialInsurance, statistics, cityProgress */
record SpaceScreen(
        String creditCode,
        Part<EnterpriseView> enterprise,
        Part<List<MatchView>> matches,
        Part<List<ClaimSummary>> claims,
        Part<List<ClaimFreeRunView>> claimFree,
        Map<String, Part<Live>> live) {}
