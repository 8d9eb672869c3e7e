package cn.jince.testkit.store;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Puts the addresses of a fresh database and of Redis into the environment of a test context. */
class StoresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Database database = Stores.shared().newDatabase();
        Map<String, Object> settings = Map.of(
                "jince.db.host", database.host(),
                "jince.db.port", database.port(),
                "jince.db.name", database.name(),
                "jince.db.user", database.user(),
                "jince.db.password", database.password(),
                "jince.redis.host", Stores.shared().redisHost(),
                "jince.redis.port", Stores.shared().redisPort());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stores", settings));
    }
}
