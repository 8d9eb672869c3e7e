package cn.jince.bff.web;

import cn.jince.api.adapters.Capabilities;
import cn.jince.api.adapters.Commands;
import cn.jince.api.adapters.Connectors;
import cn.jince.api.adapters.Reconciliations;
import cn.jince.api.claim.Bundles;
import cn.jince.api.claim.ClaimFreeRuns;
import cn.jince.api.claim.Claims;
import cn.jince.api.claim.Disclosures;
import cn.jince.api.claim.FormSchemas;
import cn.jince.api.claim.LocalAdditions;
import cn.jince.api.claim.Payouts;
import cn.jince.api.claim.Stages;
import cn.jince.api.counter.Counters;
import cn.jince.api.directline.Consultations;
import cn.jince.api.directline.Enquiries;
import cn.jince.api.directline.Faqs;
import cn.jince.api.directline.Tickets;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.api.enterprise.FactObjections;
import cn.jince.api.fiscal.FiscalLists;
import cn.jince.api.identity.HandOverCodes;
import cn.jince.api.matching.Matching;
import cn.jince.api.matching.MatchingReports;
import cn.jince.api.policy.ClaimGuides;
import cn.jince.api.policy.PolicyAmendments;
import cn.jince.api.policy.PolicyLibrary;
import cn.jince.api.policy.PolicyListings;
import cn.jince.api.policy.PolicyReporting;
import cn.jince.api.policy.PolicySearch;
import cn.jince.api.policy.PolicySteering;
import cn.jince.api.policy.PolicyTables;
import cn.jince.api.redemption.Clawbacks;
import cn.jince.api.redemption.PaidResults;
import cn.jince.api.supervision.Evaluations;
import cn.jince.api.supervision.Figures;
import cn.jince.api.supervision.Orders;
import cn.jince.api.supervision.Supervision;
import cn.jince.bff.web.portal.space.LiveCapabilities;
import cn.jince.edge.HouseClients;
import cn.jince.edge.HouseSettings;
import cn.jince.edge.progress.GoOver;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rest of the house as this service sees it. All calls go in the user's name but {@link LiveCapabilities}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class WebConfiguration {

    @Bean
    PolicyLibrary policyLibrary(HouseClients clients, HouseSettings house) {
        return clients.of(PolicyLibrary.class, house.platform());
    }

    @Bean
    PolicySteering policySteering(HouseClients clients, HouseSettings house) {
        return clients.of(PolicySteering.class, house.platform());
    }

    @Bean
    ClaimGuides claimGuides(HouseClients clients, HouseSettings house) {
        return clients.of(ClaimGuides.class, house.platform());
    }

    @Bean
    PolicyListings policyListings(HouseClients clients, HouseSettings house) {
        return clients.of(PolicyListings.class, house.platform());
    }

    @Bean
    PolicyReporting policyReporting(HouseClients clients, HouseSettings house) {
        return clients.of(PolicyReporting.class, house.platform());
    }

    @Bean
    PolicyAmendments policyAmendments(HouseClients clients, HouseSettings house) {
        return clients.of(PolicyAmendments.class, house.platform());
    }

    @Bean
    PolicyTables policyTables(HouseClients clients, HouseSettings house) {
        return clients.of(PolicyTables.class, house.platform());
    }

    @Bean
    PolicySearch policySearch(HouseClients clients, HouseSettings house) {
        return clients.of(PolicySearch.class, house.platform());
    }

    @Bean
    Enquiries enquiries(HouseClients clients, HouseSettings house) {
        return clients.of(Enquiries.class, house.platform());
    }

    @Bean
    Enterprises enterprises(HouseClients clients, HouseSettings house) {
        return clients.of(Enterprises.class, house.platform());
    }

    @Bean
    FactObjections factObjections(HouseClients clients, HouseSettings house) {
        return clients.of(FactObjections.class, house.platform());
    }

    @Bean
    MatchingReports matchingReports(HouseClients clients, HouseSettings house) {
        return clients.of(MatchingReports.class, house.platform());
    }

    @Bean
    Matching matching(HouseClients clients, HouseSettings house) {
        return clients.of(Matching.class, house.platform());
    }

    @Bean
    Claims claims(HouseClients clients, HouseSettings house) {
        return clients.of(Claims.class, house.platform());
    }

    @Bean
    Disclosures disclosures(HouseClients clients, HouseSettings house) {
        return clients.of(Disclosures.class, house.platform());
    }

    @Bean
    Stages stages(HouseClients clients, HouseSettings house) {
        return clients.of(Stages.class, house.platform());
    }

    @Bean
    LocalAdditions localAdditions(HouseClients clients, HouseSettings house) {
        return clients.of(LocalAdditions.class, house.platform());
    }

    @Bean
    Counters counters(HouseClients clients, HouseSettings house) {
        return clients.of(Counters.class, house.platform());
    }

    @Bean
    HandOverCodes handOverCodes(HouseClients clients, HouseSettings house) {
        return clients.of(HandOverCodes.class, house.identity());
    }

    @Bean
    Bundles bundles(HouseClients clients, HouseSettings house) {
        return clients.of(Bundles.class, house.platform());
    }

    @Bean
    FormSchemas formSchemas(HouseClients clients, HouseSettings house) {
        return clients.of(FormSchemas.class, house.platform());
    }

    @Bean
    ClaimFreeRuns claimFreeRuns(HouseClients clients, HouseSettings house) {
        return clients.of(ClaimFreeRuns.class, house.platform());
    }

    @Bean
    Payouts payouts(HouseClients clients, HouseSettings house) {
        return clients.of(Payouts.class, house.platform());
    }

    @Bean
    FiscalLists fiscalLists(HouseClients clients, HouseSettings house) {
        return clients.of(FiscalLists.class, house.platform());
    }

    @Bean
    Clawbacks clawbacks(HouseClients clients, HouseSettings house) {
        return clients.of(Clawbacks.class, house.platform());
    }

    @Bean
    Consultations consultations(HouseClients clients, HouseSettings house) {
        return clients.of(Consultations.class, house.platform());
    }

    @Bean
    Faqs faqs(HouseClients clients, HouseSettings house) {
        return clients.of(Faqs.class, house.platform());
    }

    @Bean
    Tickets tickets(HouseClients clients, HouseSettings house) {
        return clients.of(Tickets.class, house.platform());
    }

    @Bean
    Orders orders(HouseClients clients, HouseSettings house) {
        return clients.of(Orders.class, house.platform());
    }

    @Bean
    Figures figures(HouseClients clients, HouseSettings house) {
        return clients.of(Figures.class, house.platform());
    }

    @Bean
    Evaluations evaluations(HouseClients clients, HouseSettings house) {
        return clients.of(Evaluations.class, house.platform());
    }

    @Bean
    PaidResults paidResults(HouseClients clients, HouseSettings house) {
        return clients.of(PaidResults.class, house.platform());
    }

    @Bean
    Supervision supervision(HouseClients clients, HouseSettings house) {
        return clients.of(Supervision.class, house.platform());
    }

    @Bean
    Connectors connectors(HouseClients clients, HouseSettings house) {
        return clients.of(Connectors.class, house.adapters());
    }

    @Bean
    Capabilities capabilities(HouseClients clients, HouseSettings house) {
        return clients.of(Capabilities.class, house.adapters());
    }

    @Bean
    GoOver goOver(PolicyLibrary library, Capabilities capabilities, @Value("${jince.public-url}") String publicUrl) {
        return new GoOver(library, capabilities, publicUrl);
    }

    /** Asked in our own name, only after the caller's mandate was seen. */
    @Bean
    Commands commands(HouseClients clients, HouseSettings house) {
        return clients.of(Commands.class, house.adapters());
    }

    @Bean
    Reconciliations reconciliations(HouseClients clients, HouseSettings house) {
        return clients.of(Reconciliations.class, house.adapters());
    }

    @Bean
    LiveCapabilities liveCapabilities(HouseClients clients, HouseSettings house) {
        return new LiveCapabilities(
                clients.ofService(Capabilities.class, house.adapters()),
                Map.of(
                        "tax", "tax.standing",
                        "socialInsurance", "hrss.social-insurance",
                        "statistics", "statistics.above-scale",
                        "cityProgress", "city.progress"));
    }
}
