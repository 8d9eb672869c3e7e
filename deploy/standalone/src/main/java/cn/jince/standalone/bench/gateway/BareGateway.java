package cn.jince.standalone.bench.gateway;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.cloud.gateway.config.GatewayAutoConfiguration;

/** Spring Cloud Gateway with one route and no duty: port, port of the backend. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    GatewayAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    SslAutoConfiguration.class,
    WebFluxAutoConfiguration.class
})
class BareGateway {
    private static final String ROUTE = "spring.cloud.gateway.server.webflux.routes[0].";

    public static void main(String[] args) {
        new SpringApplicationBuilder(BareGateway.class)
                .web(WebApplicationType.REACTIVE)
                .properties(Map.of(
                        "spring.config.name",
                        "none",
                        "server.port",
                        args[0],
                        ROUTE + "id",
                        "all",
                        ROUTE + "uri",
                        "http://127.0.0.1:" + args[1],
                        ROUTE + "predicates[0]",
                        "Path=/**"))
                .run();
    }
}
