package cn.jince.adapters;

import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Line;
import cn.jince.adapters.call.LineMeters;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Network;
import cn.jince.adapters.call.Shadows;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.collection.Collections;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.drift.Drifts;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.adapters.shadow.Agreements;
import cn.jince.adapters.shadow.CompareShadow;
import cn.jince.adapters.shadow.KnownFacts;
import cn.jince.api.enterprise.EnterpriseViews.DossierView;
import cn.jince.api.enterprise.EnterpriseViews.FactView;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.api.redemption.PaidDays;
import cn.jince.edge.HouseClients;
import cn.jince.edge.HouseSettings;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.JsonNode;

/** The parts of the service, put together. */
@Configuration(proxyBeanMethods = false)
class AdaptersConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Descriptors descriptors(
            Environment environment,
            @Value("${jince.adapters.descriptors:classpath*:systems/*.yaml}") String[] locations) {
        return Descriptors.read(environment, locations);
    }

    @Bean
    Transport transport(Environment environment) {
        return new Transport(Network.of(environment));
    }

    @Bean
    DataSources dataSources(Environment environment) {
        return new DataSources(environment);
    }

    @Bean
    Lines lines(Descriptors descriptors, Environment environment, Transport transport, DataSources data, Clock clock) {
        return Lines.of(descriptors, Protocols.of(environment, transport, clock, data));
    }

    @Bean
    Collections collections(Descriptors descriptors, DataSources data, DatabaseClient database) {
        return Collections.of(descriptors, (system, capability) -> data.source(system, capability, database));
    }

    @Bean
    ConnectorCall connectorCall(Lines lines, StageBoard stages, Clock clock, Background background, Shadows shadows) {
        return new ConnectorCall(lines, stages, clock, background, shadows);
    }

    @Bean
    Shadows shadows(
            HouseClients clients,
            HouseSettings house,
            Agreements agreements,
            StageBoard stages,
            Background background,
            Clock clock) {
        Enterprises inOurName = clients.ofService(Enterprises.class, house.platform());
        KnownFacts facts = creditCode -> inOurName.dossier(creditCode).map(AdaptersConfiguration::known);
        return new CompareShadow(facts, agreements, stages, background, clock);
    }

    private static Map<String, JsonNode> known(DossierView dossier) {
        Map<String, JsonNode> known = new HashMap<>();
        for (FactView fact : dossier.facts()) {
            if (fact.value() != null) {
                known.put(fact.attribute(), fact.value());
            }
        }
        return known;
    }

    @Bean
    MeterBinder lineMeters(Lines lines) {
        return new LineMeters(lines);
    }

    @Bean
    Drifts drifts(Lines lines) {
        return new Drifts(lines.all().stream().map(Line::drift).toList());
    }

    /** In our own name: what is collected has no caller. */
    @Bean
    PaidDays paidDays(HouseClients clients, HouseSettings house) {
        return clients.ofService(PaidDays.class, house.platform());
    }

    @Bean
    TransactionalOperator inTransaction(ReactiveTransactionManager transactions) {
        return TransactionalOperator.create(transactions);
    }

    @Bean
    ReactiveTransactionManager transactions(io.r2dbc.spi.ConnectionFactory connections) {
        return new R2dbcTransactionManager(connections);
    }
}
