package cn.jince.identity;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Sign-in and tokens, port 8081. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityApplication {

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(IdentityApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=identity");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
