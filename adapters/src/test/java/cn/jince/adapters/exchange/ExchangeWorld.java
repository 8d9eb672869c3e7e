package cn.jince.adapters.exchange;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.adapters.TestTokens;
import cn.jince.testkit.province.FakeProvince;
import cn.jince.testkit.store.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The adapters on real sockets with a real database; only the platform behind them is ours. */
@SpringBootTest(
        classes = AdaptersApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=adapters",
            "server.port=0",
            "jince.exchange.senders=classpath*:senders/push-*.yaml",
            "test.push-signed.secret=our-secret"
        })
@Import(TestTokens.class)
@WithStores
abstract class ExchangeWorld {
    static final FakePlatform platform = new FakePlatform();
    private static final FakeProvince province = FakeProvince.start();

    @LocalServerPort
    private int port;

    @Autowired
    private DatabaseClient database;

    Open open;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        province.settings().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("jince.house.platform", platform::url);
        registry.add("jince.house.identity", platform::url);
    }

    @BeforeEach
    void vendor() {
        open = new Open(port);
    }

    long count(String sql) {
        Long count = database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
        return count == null ? -1 : count;
    }
}
