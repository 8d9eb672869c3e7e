package cn.jince.bff.mobile;

import cn.jince.testkit.push.FakeAndroidPush;
import cn.jince.testkit.push.FakeApns;
import cn.jince.testkit.store.WithStores;
import cn.jince.testkit.wechat.FakeWeChat;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The service on a real port with real stores, between a stubbed house and the fakes of the push services. */
@SpringBootTest(
        classes = MobileApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=bff-mobile",
            "jince.mobile.feed.enabled=false",
            "jince.mobile.delivery.enabled=false",
            "jince.mobile.delivery.backoff=1ms",
            "jince.mobile.delivery.timeout=3s",
            "jince.mobile.home.heartbeat=300ms",
            "jince.mobile.quiet-hours=off",
            "jince.mobile.match-per-day=2"
        })
@WithStores
public abstract class MobileTest {
    protected static final StubHouse house = StubHouse.SHARED;
    protected static final FakeWeChat weChat = FakeWeChat.start(0);
    protected static final FakeAndroidPush android = FakeAndroidPush.start(0);
    protected static final FakeApns apns = FakeApns.start(0);
    protected static final String ENTERPRISE = "91140902MAJC00010Q";

    @LocalServerPort
    protected int port;

    protected WebTestClient http;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("jince.house.issuer", () -> "http://issuer.test/identity");
        settings.add("jince.house.identity", house::url);
        settings.add("jince.house.platform", house::url);
        settings.add("jince.house.adapters", house::url);
        settings.add("jince.mobile.wechat.url", weChat::url);
        settings.add("jince.mobile.android.url", android::url);
        settings.add("jince.mobile.apns.port", apns::port);
        settings.add("jince.mobile.apns.key", apns::signingKeyPem);
        settings.add("jince.mobile.apns.trust", apns::certificatePem);
    }

    @BeforeEach
    void begin() {
        house.reset();
        http = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    protected WebTestClient as(String person, String... mandates) {
        String token = house.person(person, mandates);
        return http.mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    protected WebTestClient asMember(String person) {
        return as(person, ENTERPRISE + ":PREPARER");
    }
}
