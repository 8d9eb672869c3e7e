package cn.jince.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jince.platform.kernel.UseCase;
import cn.jince.platform.outbox.Background;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
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
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The shape of this module; every rule is shown to bite on {@code archcontrol}. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.jince.platform");
    private static final JavaClasses GUILTY = new ClassFileImporter().importPackages("cn.jince.platform.archcontrol");
    /** Owed by claims: what claimfree and others share with claim's web edge. */
    private static final DescribedPredicate<JavaClass> OWED = DescribedPredicate.describe(
            "owed by claims",
            type -> Set.of(
                                    "cn.jince.platform.claim.web.ClaimProblems",
                                    "cn.jince.platform.claim.web.RunQueue",
                                    "cn.jince.platform.claim.web.Versions")
                            .contains(type.getName())
                    || type.getPackageName().equals("cn.jince.platform.claimfree"));

    private static final Set<String> BLOCKING = Set.of("block", "blockFirst", "blockLast", "toStream", "toIterable");

    static Stream<ArchRule> rules() {
        return Stream.of(
                noClasses().should().callMethodWhere(calls(BLOCKING)).as("nobody blocks"),
                noClasses()
                        .that(DescribedPredicate.not(DescribedPredicate.describe(
                                "nested in Background", type -> type.getName().startsWith(Background.class.getName()))))
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
                        .resideInAnyPackage("..web..", "..store..")
                        .and()
                        .areTopLevelClasses()
                        .and(DescribedPredicate.not(OWED))
                        .should()
                        .notBePublic()
                        .as("web and store are private"),
                noClasses()
                        .that()
                        .resideOutsideOfPackages("..web..", "..store..")
                        .and(DescribedPredicate.not(OWED))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("cn.jince.platform..web..", "cn.jince.platform..store..")
                        .as("the core knows neither web nor store"),
                noClasses()
                        .that()
                        .resideInAnyPackage("..web..", "..store..", "..archcontrol..")
                        .and(DescribedPredicate.not(OWED))
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(TransactionalOperator.class)
                        .as("neither web nor store opens transactions"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(Transactional.class)
                        .as("transactions are written down, not annotated"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(WebClient.class)
                        .as("the platform talks to nobody by itself: departments are behind adapters"),
                noClasses().should().callMethod(Instant.class, "now").as("time is passed in"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|VO|BO|PO)")
                        .as("banned words"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_code_keeps_the_rule(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_finds_the_guilty(ArchRule rule) {
        assertThat(rule.evaluate(GUILTY).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void every_use_case_is_a_public_class_of_a_feature() {
        assertThat(OURS.stream().filter(type -> type.isAnnotatedWith(UseCase.class)))
                .isNotEmpty()
                .allSatisfy(type ->
                        assertThat(type.getPackageName()).doesNotContain(".web").doesNotContain(".store"));
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(OURS.stream().map(type -> type.getPackage()).distinct())
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
