package cn.jince.bff.web;

import cn.jince.edge.EdgeConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The backend of the web client, port 8085. Keeps nothing: every answer is composed from the house. */
@SpringBootApplication
@Import(EdgeConfiguration.class)
public class WebApplication {

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(WebApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=bff-web");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
