package cn.jince.platform.relay;

import cn.jince.api.adapters.Commands;
import cn.jince.edge.HouseClients;
import cn.jince.edge.HouseSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the cities' systems: through the adapters, in the house's own name. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
    @Bean
    Commands relayCommands(HouseClients clients, HouseSettings house) {
        return clients.ofService(Commands.class, house.adapters());
    }
}
