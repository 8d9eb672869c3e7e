package cn.jince.bff.mobile.home;

import cn.jince.api.claim.ClaimViews.ClaimSummary;
import cn.jince.api.claim.Claims;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.EnterpriseViews.FactView;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingViews.MatchView;
import cn.jince.api.matching.MatchingViews.Verdict;
import cn.jince.bff.mobile.inbox.Inbox;
import cn.jince.bff.mobile.part.Part;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Mono;

/** Parts of the home screen that our own services and store supply. Lists are cut to what a phone shows first. */
@Configuration(proxyBeanMethods = false)
class HomeParts {
    private static final int FIRST = 5;

    @Bean
    @Order(1)
    PartSource matchesPart(Matching matching) {
        return part(
                "matches",
                request -> matching.matches(request.creditCode(), false).map(HomeParts::toMatches));
    }

    @Bean
    @Order(2)
    PartSource claimsPart(Claims claims) {
        return part(
                "claims", request -> claims.ofEnterprise(request.creditCode()).map(HomeParts::toClaims));
    }

    @Bean
    @Order(3)
    PartSource inboxPart(Inbox inbox) {
        return part("inbox", request -> inbox.view(request.caller().id(), 0, FIRST));
    }

    @Bean
    @Order(4)
    PartSource dossierPart(Enterprises enterprises) {
        return part(
                "dossier", request -> enterprises.dossier(request.creditCode()).map(HomeParts::toSummary));
    }

    private static PartSource part(String name, Function<HomeRequest, Mono<?>> source) {
        return new PartSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Mono<? extends Part<?>> load(HomeRequest request) {
                return source.apply(request).map(Part::here);
            }
        };
    }

    private static Matches toMatches(List<MatchView> matches) {
        return new Matches(
                matches.stream().filter(match -> match.verdict() == Verdict.MET).count(),
                matches.stream()
                        .filter(match -> match.verdict() == Verdict.TO_BE_VERIFIED)
                        .count(),
                matches.stream().limit(FIRST).toList());
    }

    private static ClaimsShown toClaims(List<ClaimSummary> claims) {
        return new ClaimsShown(claims.size(), claims.stream().limit(FIRST).toList());
    }

    private static DossierSummary toSummary(DossierView dossier) {
        return new DossierSummary(
                dossier.enterprise(),
                dossier.completeness(),
                count(dossier, "KNOWN"),
                count(dossier, "ABSENT"),
                count(dossier, "UNKNOWN"));
    }

    private static long count(DossierView dossier, String status) {
        return dossier.facts().stream()
                .map(FactView::status)
                .filter(status::equals)
                .count();
    }

    /** @param met number of items 符合; @param toBeVerified number of items 待核实 */
    record Matches(long met, long toBeVerified, List<MatchView> first) {}

    record ClaimsShown(int total, List<ClaimSummary> first) {}

    /** Counts of facts by what is known of them. */
    record DossierSummary(EnterpriseView enterprise, int completeness, long known, long absent, long unknown) {}
}
