package cn.jince.adapters.exchange;

import cn.jince.adapters.intake.batch.PassOnToPlatform;
import cn.jince.adapters.sender.Senders;
import cn.jince.api.claim.RelayedStates;
import cn.jince.api.exchange.Received;
import cn.jince.edge.HouseClients;
import cn.jince.edge.HouseSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The parts of the exchange, put together. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean
    Senders senders(
            Environment environment, @Value("${jince.exchange.senders:classpath*:open/*.yaml}") String[] locations) {
        return Senders.read(environment, locations);
    }

    /** In our own name: a sender's token opens nothing inside. */
    @Bean
    PassOnToPlatform passOnToPlatform(HouseClients clients, HouseSettings house) {
        return new PassOnToPlatform(
                clients.ofService(Received.class, house.platform()),
                clients.ofService(RelayedStates.class, house.platform()));
    }
}
