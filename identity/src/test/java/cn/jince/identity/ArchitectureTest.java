package cn.jince.identity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jince.identity");
    private static final JavaClasses GUILTY = new ClassFileImporter().importPackages("cn.jince.identity.archcontrol");

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("cn.jince.testkit..")
                        .as("the demonstration is data, not code"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..account..", "..grant..", "..handover..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.springframework.jdbc..")
                        .as("only accounts, grants and hand-overs know the database"),
                classes()
                        .that()
                        .resideInAnyPackage("..internal..", "..signin..", "..archcontrol..")
                        .should()
                        .notBePublic()
                        .as("the web edge is private"),
                noClasses().should().callMethod(Instant.class, "now").as("time is passed in"),
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
