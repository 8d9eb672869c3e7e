package cn.jince.standalone;

import cn.jince.adapters.AdaptersApplication;
import cn.jince.bff.mobile.MobileApplication;
import cn.jince.bff.web.WebApplication;
import cn.jince.gateway.GatewayApplication;
import cn.jince.identity.IdentityApplication;
import cn.jince.platform.PlatformApplication;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The services of the house, in the order they are stopped from last to first. */
enum Service {
    IDENTITY("identity", 8081, IdentityApplication::application),
    PLATFORM("platform", 8082, PlatformApplication::application),
    ADAPTERS("adapters", 8083, AdaptersApplication::application),
    BFF_MOBILE("bff-mobile", 8084, MobileApplication::application),
    BFF_WEB("bff-web", 8085, WebApplication::application),
    GATEWAY("gateway", 8080, GatewayApplication::application);

    private final String label;
    private final int usualPort;
    private final Supplier<SpringApplicationBuilder> application;

    Service(String label, int usualPort, Supplier<SpringApplicationBuilder> application) {
        this.label = label;
        this.usualPort = usualPort;
        this.application = application;
    }

    String label() {
        return label;
    }

    int usualPort() {
        return usualPort;
    }

    /** The environment variable that moves its port. */
    String portSetting() {
        return "JINCE_" + name() + "_PORT";
    }

    SpringApplicationBuilder application() {
        return application.get();
    }
}
