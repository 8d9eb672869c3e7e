package cn.jince.bff.web.client;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.WebFilter;

/** The client routes by hash, so only its index and its files are asked for here; a missing file is not found. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration implements WebFluxConfigurer {
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self' data:; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        files.addResourceHandler("/favicon.svg")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    }

    @Bean
    IndexPage indexPage() {
        return IndexPage.onClasspath();
    }

    @Bean
    RouterFunction<ServerResponse> index(IndexPage index) {
        return RouterFunctions.route(
                RequestPredicates.GET("/").or(RequestPredicates.GET("/index.html")), index::answer);
    }

    @Bean
    WebFilter contentPolicy() {
        return (exchange, chain) -> {
            exchange.getResponse().getHeaders().set("Content-Security-Policy", POLICY);
            return chain.filter(exchange);
        };
    }
}
