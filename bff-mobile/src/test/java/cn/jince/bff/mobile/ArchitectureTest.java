package cn.jince.bff.mobile;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.RestController;

/** The rules of this module; each is broken on purpose by a class of {@code archcontrol}. */
class ArchitectureTest {
    private static final String ROOT = "cn.jince.bff.mobile";
    private static final Set<String> BLOCKING =
            Set.of("block", "blockFirst", "blockLast", "blockOptional", "toStream", "toIterable", "sleep");

    private static final JavaClasses SOUND = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses GUILTY = new ClassFileImporter().importPackages(ROOT + ".archcontrol");

    static List<ArchRule> rules() {
        return List.of(
                noClasses()
                        .should(callMethodWhere(DescribedPredicate.describe(
                                "block",
                                (JavaMethodCall call) -> BLOCKING.contains(call.getName())
                                        && (call.getTargetOwner().isAssignableTo(Publisher.class)
                                                || call.getTargetOwner().isEquivalentTo(Thread.class)))))
                        .as("nobody blocks"),
                noClasses()
                        .that()
                        .doNotHaveFullyQualifiedName(Background.class.getName())
                        .should(callMethodWhere(DescribedPredicate.describe(
                                "subscribe",
                                (JavaMethodCall call) -> call.getName().equals("subscribe")
                                        && call.getTargetOwner().isAssignableTo(Publisher.class))))
                        .as("only Background subscribes"),
                fields().should()
                        .notHaveRawType(DescribedPredicate.describe(
                                "a publisher", (JavaClass type) -> type.isAssignableTo(Publisher.class)))
                        .as("no publisher in fields or records"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(Transactional.class)
                        .as("transactions are opened by hand"),
                noClasses()
                        .that()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(TransactionalOperator.class)
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(DatabaseClient.class)
                        .as("web knows neither store nor transactions"),
                noClasses()
                        .that()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .bePublic()
                        .as("web is private to its screen"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|VO|BO|PO)$")
                        .as("banned suffixes"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(SOUND);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void fails_for_a_guilty_class(ArchRule rule) {
        assertThat(rule.evaluate(GUILTY).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void every_package_is_null_marked() {
        ArchRule marked = classes()
                .should(new com.tngtech.archunit.lang.ArchCondition<>("stand in a null-marked package") {
                    @Override
                    public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                        boolean sound = type.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(type, sound, type.getName()));
                    }
                });
        marked.check(SOUND);
        assertThat(marked.evaluate(GUILTY).hasViolation()).isTrue();
    }

    @Test
    void sees_every_screen() {
        Set<String> packages = SOUND.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        assertThat(packages).contains(ROOT + ".home", ROOT + ".claim", ROOT + ".delivery", ROOT + ".feed");
    }
}
