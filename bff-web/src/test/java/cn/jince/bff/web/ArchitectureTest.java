package cn.jince.bff.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The shape of this module; every rule is shown to bite on {@code archcontrol}. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jince.bff.web");
    private static final JavaClasses GUILTY = new ClassFileImporter().importPackages("cn.jince.bff.web.archcontrol");

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "io.r2dbc..", "org.springframework.r2dbc..")
                        .because("the web backend knows no database"),
                noClasses()
                        .should()
                        .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith(
                                        "block")))
                        .because("nobody blocks"),
                fields().should().notHaveRawType(Mono.class).because("a pipeline is asked for, not kept"),
                classes()
                        .that()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .notBePublic()
                        .because("the edge is nobody's to call"),
                classes()
                        .should()
                        .haveNameNotMatching(".*(Impl|Manager|Helper|Utils?|DTO|VO|BO|PO)")
                        .because("names say what a thing is"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void our_classes_keep_the_rule(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_bites(ArchRule rule) {
        assertThat(rule.evaluate(GUILTY).hasViolation()).isTrue();
    }

    @org.junit.jupiter.api.Test
    void every_package_is_null_marked() throws ClassNotFoundException {
        for (String name :
                OURS.stream().map(type -> type.getPackageName()).distinct().toList()) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }
}
