package cn.jince.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jince.gateway");
    private static final JavaClasses GUILTY = new ClassFileImporter().importPackages("cn.jince.gateway.archcontrol");

    private static final DescribedPredicate<JavaCall<?>> BLOCKING = DescribedPredicate.describe(
            "blocks on a publisher",
            call -> Set.of("block", "blockFirst", "blockLast", "toStream", "toIterable")
                            .contains(call.getName())
                    && call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher"));

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses().should().callMethodWhere(BLOCKING).as("nobody blocks"),
                fields().should()
                        .notHaveRawType(Mono.class)
                        .andShould()
                        .notHaveRawType(Flux.class)
                        .as("no Mono in fields"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..session..", "..limit..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.springframework.data.redis..")
                        .as("only sessions and limits know Redis"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..resilience..", "..limit..", "..problem..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.github.resilience4j..")
                        .as("breakers stand in one place"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..resilience..")
                        .should()
                        .beAssignableTo(GlobalFilter.class)
                        .as("duties take their place from the one list; there are no filters of the Gateway's own"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("..door..")
                        .should()
                        .beAssignableTo(WebFilter.class)
                        .as("one filter for all duties"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|VO|BO|PO)")
                        .as("banned words"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_code_keeps_the_rule(ArchRule rule) {
        rule.check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_finds_the_guilty(ArchRule rule) {
        assertThat(rule.evaluate(GUILTY).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }
}
