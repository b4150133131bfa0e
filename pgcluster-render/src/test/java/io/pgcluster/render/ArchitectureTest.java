package io.pgcluster.render;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.pgcluster.model.cluster.Cluster;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may use which. The graph is drawn in docs/architecture.md; this executes it. */
class ArchitectureTest {
    private static final String ROOT = "io.pgcluster.render";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final Set<String> MODEL =
            Set.of("model.cluster", "model.spec", "model.value", "model.postgres", "model.sizing");

    /** For each package: what it may use of the project, in addition to itself. */
    private static final Map<String, Set<String>> USES = new TreeMap<>(Map.ofEntries(
            entry("text", Set.of()),
            entry("bundle", Set.of()),
            entry("write", Set.of("render.bundle", "render.text")),
            entry("platform", Set.of("model.spec", "model.value", "model.postgres")),
            entry("plan.name", Set.of()),
            entry("plan.backup", withModel("render.platform")),
            entry("plan.secret", withModel("render.platform", "render.plan.name", "render.plan.backup")),
            entry(
                    "plan.server",
                    withModel("render.platform", "render.plan.name", "render.plan.secret", "render.plan.backup")),
            entry("plan.failure", withModel("render.platform", "render.plan.server", "render.plan.backup")),
            entry(
                    "plan",
                    withModel(
                            "render.platform",
                            "render.plan.server",
                            "render.plan.failure",
                            "render.plan.secret",
                            "render.plan.backup")),
            entry("plan.report", withModel("render.platform", "render.plan..")),
            entry("config", withModel("monitoring.scrape", "render.platform", "render.plan..", "render.text")),
            entry("config.backup", withModel("render.config", "render.platform", "render.plan..", "render.text")),
            entry("config.sql", withModel("render.config", "render.platform", "render.plan..", "render.text")),
            entry(
                    "config.monitoring",
                    withModel(
                            "monitoring",
                            "monitoring..",
                            "render.config",
                            "render.plan..",
                            "render.platform",
                            "render.text",
                            "render.bundle")),
            entry("change", withModel("model", "render.plan", "render.plan.server")),
            entry(
                    "target",
                    Set.of(
                            "model.cluster",
                            "model.spec",
                            "render.platform",
                            "render.plan",
                            "render.change",
                            "render.bundle")),
            entry(
                    "target.monitoring",
                    withModel(
                            "monitoring..",
                            "render.platform",
                            "render.plan..",
                            "render.config",
                            "render.config.monitoring",
                            "render.change",
                            "render.text",
                            "render.bundle",
                            "render.target")),
            entry(
                    "target.compose",
                    withModel(
                            "model.coverage",
                            "monitoring.rule",
                            "monitoring.scrape",
                            "render.platform",
                            "render.plan..",
                            "render.config",
                            "render.config.backup",
                            "render.config.monitoring",
                            "render.config.sql",
                            "render.change",
                            "render.text",
                            "render.bundle",
                            "render.target"))));

    private static Set<String> withModel(String... others) {
        Set<String> all = new TreeSet<>(MODEL);
        all.addAll(List.of(others));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyWhatItMay() {
        return USES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> importRule(entry.getKey(), entry.getValue())
                        .check(CLASSES)));
    }

    private static ArchRule importRule(String name, Set<String> uses) {
        String[] allowed = Stream.concat(uses.stream(), Stream.of("render." + name))
                .map(used -> "io.pgcluster." + used)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(are(resideInAnyPackage("io.pgcluster..")).and(resideOutsideOfPackages(allowed)))
                .allowEmptyShould(true);
    }

    @Test
    void everyPackageHasItsLineInTheTable() {
        assertThat(CLASSES.stream().map(found -> found.getPackageName()).distinct())
                .filteredOn(name -> !name.equals(ROOT))
                .allSatisfy(name -> assertThat(USES).containsKey(name.substring(ROOT.length() + 1)));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void targetsDoNotKnowEachOther() {
        slices().matching(ROOT + ".target.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        Set<JavaPackage> packages = CLASSES.getPackage(ROOT).getSubpackagesInTree();
        assertThat(packages)
                .isNotEmpty()
                .filteredOn(javaPackage -> !javaPackage.getClasses().isEmpty())
                .allSatisfy(javaPackage -> assertThat(javaPackage.isAnnotatedWith(NullMarked.class))
                        .as(javaPackage.getName())
                        .isTrue());
    }

    @Test
    void renderingDependsOnNoClockRandomnessOrEnvironment() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, UUID.class, Random.class, SecureRandom.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "lineSeparator")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the same specification gives the same bytes everywhere")
                .check(CLASSES);
    }

    @Test
    void renderingDependsOnNoLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .because("in Turkish an upper-case i is no I, and some languages write other digits")
                .check(CLASSES);
    }

    @Test
    void onlyWritingTouchesFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".write")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Files.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheModelMakesClusters() {
        noClasses().should().callConstructor(Cluster.class, metadataAndSpec()).check(CLASSES);
    }

    private static Class<?>[] metadataAndSpec() {
        return Cluster.class.getDeclaredConstructors()[0].getParameterTypes();
    }

    @Test
    void failuresHaveATypeThatSaysWhatFailed() {
        noClasses()
                .should()
                .callConstructor(RuntimeException.class, String.class)
                .orShould()
                .callConstructor(RuntimeException.class, Throwable.class)
                .orShould()
                .callConstructor(RuntimeException.class, String.class, Throwable.class)
                .check(CLASSES);
    }

    @Test
    void planIsMadeOfImmutableRecords() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".plan..")
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .haveOnlyPrivateConstructors()
                .check(CLASSES);
    }
}
