package cn.jince.platform.redemption;

import cn.jince.api.adapters.Capabilities;
import cn.jince.edge.HouseClients;
import cn.jince.edge.HouseSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the treasury: through the adapters, in the house's own name. */
@Configuration(proxyBeanMethods = false)
class TreasuryConfiguration {
    @Bean
    Capabilities treasuryCapabilities(HouseClients clients, HouseSettings house) {
        return clients.ofService(Capabilities.class, house.adapters());
    }
}
