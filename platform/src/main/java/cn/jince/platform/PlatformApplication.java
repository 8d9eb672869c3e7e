package cn.jince.platform;

import cn.jince.edge.EdgeConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The policy domain, port 8082. */
@SpringBootApplication
@EnableScheduling
@Import(EdgeConfiguration.class)
public class PlatformApplication {

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(PlatformApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=platform");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
