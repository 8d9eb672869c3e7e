package cn.jince.bff.mobile;

import cn.jince.edge.EdgeConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The backend of mini-program and app, port 8084. */
@SpringBootApplication
@Import(EdgeConfiguration.class)
public class MobileApplication {

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MobileApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=bff-mobile");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
