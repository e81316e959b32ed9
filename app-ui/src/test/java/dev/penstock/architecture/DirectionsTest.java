package dev.penstock.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. Every module is on this one's class path when tests run. */
class DirectionsTest {
    private static final String OURS = "dev.penstock..";
    private static final String API = "dev.penstock.engine.api..";
    private static final String CORE = "dev.penstock.engine.core..";
    private static final String HEADLESS = "dev.penstock.engine.headless..";
    private static final String CONNECTORS = "dev.penstock.connectors..";
    private static final String JDBC = "dev.penstock.connectors.jdbc..";
    private static final String MIGRATIONS = "dev.penstock.migrations..";
    private static final String MONITORING = "dev.penstock.monitoring..";
    private static final String DESKTOP = "dev.penstock.app..";

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(place -> !place.contains("penstock-testkit") && !place.contains("/testkit/"))
                .importPackages("dev.penstock");
    }

    @Test
    void everyModule_isLookedAt() {
        for (String each : new String[] {API, CORE, HEADLESS, JDBC, MONITORING, DESKTOP}) {
            org.assertj.core.api.Assertions.assertThat(classes.that(resideInAnyPackage(each)))
                    .as(each)
                    .isNotEmpty();
        }
    }

    @Test
    void api_dependsOnNothing() {
        noClasses()
                .that()
                .resideInAPackage(API)
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(API, "java..", "javax.sql..", "org.jspecify.."))
                .because(
                        "embedders get engine/api with JSpecify alone: move what needs a library into the module that has"
                                + " it, behind an interface of engine/api's spi package")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {CORE, HEADLESS, MIGRATIONS, MONITORING, DESKTOP, JDBC})
    void module_knowsOfOursTheApiAlone(String module) {
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(oursBut(API, module))
                .allowEmptyShould(true)
                .because("modules meet in engine/api: ask for an interface there, and find what implements it as a"
                        + " service")
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite", "mysql"})
    void sqlConnector_knowsTheApiAndJdbc(String engine) {
        String module = "dev.penstock.connectors." + engine + "..";
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(oursBut(API, JDBC, module))
                .because("connectors do not know each other: what two of them need belongs into connectors/jdbc")
                .check(classes);
    }

    @Test
    void mongodbConnector_knowsTheApiAlone() {
        String module = "dev.penstock.connectors.mongodb..";
        noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(oursBut(API, module))
                .because("MongoDB has nothing of JDBC, and connectors do not know each other")
                .check(classes);
    }

    @Test
    void javaFx_isInTheDesktopAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(DESKTOP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..", "org.fxmisc..")
                .because("the engine speaks through plain listeners; app-ui alone turns them into properties")
                .check(classes);
    }

    @Test
    void viewModels_knowNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..", "org.fxmisc..")
                .because(
                        "a view model is tested without a toolkit: give it properties, and reach windows and files through"
                                + " Dialogs")
                .check(classes);
    }

    @Test
    void engineAndConnectors_printNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(API, CORE, CONNECTORS, MIGRATIONS, MONITORING)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a library's caller owns the terminal: throw, or log by System.Logger")
                .check(classes);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("dev.penstock.(**)")
                .should()
                .beFreeOfCycles()
                // one face to the outside, divided for its readers: a Database has a Catalog, which returns Executions
                .ignoreDependency(resideInAnyPackage(API), resideInAnyPackage(API))
                .because("packages that need each other are one package, or an interface is missing between them")
                .check(classes);
    }

    private static DescribedPredicate<JavaClass> oursBut(String... allowed) {
        return resideInAnyPackage(OURS)
                .and(resideOutsideOfPackages(allowed))
                .as("ours, but outside " + String.join(", ", allowed));
    }
}
