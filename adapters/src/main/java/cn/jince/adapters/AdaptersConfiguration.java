package cn.jince.adapters;

import cn.jince.adapters.call.ConnectorCall;
import cn.jince.adapters.call.Lines;
import cn.jince.adapters.call.Network;
import cn.jince.adapters.call.Transport;
import cn.jince.adapters.collection.Collections;
import cn.jince.adapters.descriptor.Descriptors;
import cn.jince.adapters.lifecycle.StageBoard;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.edge.HouseClients;
import cn.jince.edge.HouseSettings;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

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
    DataSources dataSources(Environment environment, Clock clock) {
        return new DataSources(environment, clock);
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
    ConnectorCall connectorCall(Lines lines, StageBoard stages, Clock clock) {
        return new ConnectorCall(lines, stages, clock);
    }

    @Bean
    Enterprises enterprises(HouseClients clients, HouseSettings house) {
        return clients.of(Enterprises.class, house.platform());
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
