package cn.jince.adapters;

import cn.jince.edge.EdgeConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** Connectors to department and city systems, port 8083. */
@SpringBootApplication
@Import(EdgeConfiguration.class)
public class AdaptersApplication {

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(AdaptersApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=adapters");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
