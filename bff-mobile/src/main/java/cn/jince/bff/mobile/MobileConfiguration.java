package cn.jince.bff.mobile;

import cn.jince.api.adapters.Capabilities;
import cn.jince.api.claim.Bundles;
import cn.jince.api.claim.ClaimFreeRuns;
import cn.jince.api.claim.Claims;
import cn.jince.api.claim.Payouts;
import cn.jince.api.counter.Counters;
import cn.jince.api.directline.Enquiries;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.api.enterprise.FactObjections;
import cn.jince.api.event.EventFeed;
import cn.jince.api.identity.HandOverCodes;
import cn.jince.api.identity.Mandates;
import cn.jince.api.matching.Matching;
import cn.jince.api.policy.ClaimGuides;
import cn.jince.api.policy.PolicyLibrary;
import cn.jince.api.policy.PolicySearch;
import cn.jince.api.supervision.Evaluations;
import cn.jince.bff.mobile.linkout.CityPages;
import cn.jince.edge.HouseClients;
import cn.jince.edge.HouseSettings;
import cn.jince.edge.progress.GoOver;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The rest of the house as this service sees it. Screens call in the user's name, background work in ours. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MobileSettings.class)
class MobileConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TransactionalOperator inTransaction(ReactiveTransactionManager transactions) {
        return TransactionalOperator.create(transactions);
    }

    @Bean
    PolicyLibrary policyLibrary(HouseClients clients, HouseSettings house) {
        return clients.of(PolicyLibrary.class, house.platform());
    }

    @Bean
    ClaimGuides claimGuides(HouseClients clients, HouseSettings house) {
        return clients.of(ClaimGuides.class, house.platform());
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
    GoOver goOver(PolicyLibrary library, CityPages pages, @Value("${jince.public-url}") String publicUrl) {
        return new GoOver(library, pages.capabilities(), publicUrl);
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
    Matching matching(HouseClients clients, HouseSettings house) {
        return clients.of(Matching.class, house.platform());
    }

    @Bean
    Claims claims(HouseClients clients, HouseSettings house) {
        return clients.of(Claims.class, house.platform());
    }

    @Bean
    Evaluations evaluations(HouseClients clients, HouseSettings house) {
        return clients.of(Evaluations.class, house.platform());
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
    ClaimFreeRuns claimFreeRuns(HouseClients clients, HouseSettings house) {
        return clients.of(ClaimFreeRuns.class, house.platform());
    }

    @Bean
    Payouts payouts(HouseClients clients, HouseSettings house) {
        return clients.of(Payouts.class, house.platform());
    }

    @Bean
    Capabilities capabilities(HouseClients clients, HouseSettings house) {
        return clients.ofService(Capabilities.class, house.adapters());
    }

    @Bean
    CityPages cityPages(HouseClients clients, HouseSettings house) {
        return new CityPages(clients.of(Capabilities.class, house.adapters()));
    }

    @Bean
    Mandates mandates(HouseClients clients, HouseSettings house) {
        return clients.ofService(Mandates.class, house.identity());
    }

    @Bean
    EventFeed eventFeed(HouseClients clients, HouseSettings house) {
        return clients.ofService(EventFeed.class, house.platform());
    }
}
