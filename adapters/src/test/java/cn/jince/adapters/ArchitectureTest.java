package cn.jince.adapters;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jince.adapters");
    private static final JavaClasses GUILTY = new ClassFileImporter().importPackages("cn.jince.adapters.archcontrol");
    private static final Set<String> BLOCKING = Set.of("block", "blockFirst", "blockLast", "toStream", "toIterable");

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .that(DescribedPredicate.not(resideInAnyPackage("cn.jince.adapters.call")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.github.resilience4j..")
                        .as("only the call package knows breakers and bulkheads"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage("cn.jince.adapters.call")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(WebClient.class)
                        .as("only the call package talks to departments"),
                noClasses().should().callMethodWhere(calls(BLOCKING)).as("nobody blocks"),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(Background.class.getName())
                        .should()
                        .callMethodWhere(calls(Set.of("subscribe")))
                        .as("only Background starts work nobody waits for"),
                fields().should()
                        .notHaveRawType(Mono.class)
                        .andShould()
                        .notHaveRawType(Flux.class)
                        .as("no Mono in fields"),
                classes()
                        .that()
                        .resideInAnyPackage("..web..", "..exchange..")
                        .and()
                        .areTopLevelClasses()
                        .should()
                        .notBePublic()
                        .as("the web edge is private"),
                noClasses()
                        .that()
                        .resideInAnyPackage("..descriptor..", "..mapping..", "..soap..", "..rest..")
                        .should()
                        .callMethod(Instant.class, "now")
                        .as("time is passed in"),
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
        assertThat(MAIN.stream().map(type -> type.getPackage()).distinct())
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static DescribedPredicate<JavaCall<?>> calls(Set<String> names) {
        return DescribedPredicate.describe(
                "calls " + names + " of a publisher",
                call -> names.contains(call.getName())
                        && call.getTargetOwner().getPackageName().startsWith("reactor.core.publisher"));
    }
}
