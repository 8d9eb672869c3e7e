package cn.jince.bff.mobile.home;

import cn.jince.api.adapters.AdapterViews.CapabilityQuery;
import cn.jince.api.adapters.Capabilities;
import cn.jince.api.enterprise.EnterpriseViews.EnterpriseView;
import cn.jince.api.enterprise.Enterprises;
import cn.jince.bff.mobile.part.Part;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import reactor.core.publisher.Mono;

/** Parts of the home screen that systems of departments and cities supply, asked now. */
@Configuration(proxyBeanMethods = false)
class LiveParts {
    /** A registered division picks the city system; without the platform the credit code's own division serves. */
    private static final Duration DIVISION = Duration.ofMillis(200);

    @Bean
    @Order(11)
    PartSource taxPart(Capabilities capabilities) {
        return new LivePart("tax", "tax.standing", capabilities);
    }

    @Bean
    @Order(12)
    PartSource socialInsurancePart(Capabilities capabilities) {
        return new LivePart("socialInsurance", "hrss.social-insurance", capabilities);
    }

    @Bean
    @Order(13)
    PartSource statisticsPart(Capabilities capabilities) {
        return new LivePart("statistics", "statistics.above-scale", capabilities);
    }

    @Bean
    @Order(14)
    PartSource cityProgressPart(Capabilities capabilities, Enterprises enterprises) {
        LivePart part = new LivePart("cityProgress", "city.progress", capabilities);
        return new PartSource() {
            @Override
            public String name() {
                return part.name();
            }

            @Override
            public Mono<Part<Part.Live>> load(HomeRequest request) {
                return enterprises
                        .view(request.creditCode())
                        .map(EnterpriseView::divisionCode)
                        .timeout(DIVISION)
                        .onErrorResume(_ -> Mono.just(divisionOf(request.creditCode())))
                        .defaultIfEmpty(divisionOf(request.creditCode()))
                        .flatMap(division -> part.load(request, division));
            }
        };
    }

    /** GB 32100: characters 3 to 8 are the division of the registering authority. */
    private static String divisionOf(String creditCode) {
        return creditCode.length() < 8 ? "140000" : creditCode.substring(2, 8);
    }

    private record LivePart(String name, String capability, Capabilities capabilities) implements PartSource {
        @Override
        public Mono<Part<Part.Live>> load(HomeRequest request) {
            return load(request, divisionOf(request.creditCode()));
        }

        Mono<Part<Part.Live>> load(HomeRequest request, String division) {
            return capabilities
                    .ask(new CapabilityQuery(capability, request.creditCode(), division, "企业首页展示"))
                    .map(Part::of);
        }
    }
}
