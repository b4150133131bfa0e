package io.pgcluster.monitoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may know which: thresholds first, files last. */
class ArchitectureTest {
    private static final String ROOT = "io.pgcluster.monitoring";
    private static final String VALUES = "io.pgcluster.model.value..";

    /** What each package may import, next to the JDK and JSpecify: packages of this module by name, others in full. */
    private static final Map<String, String[]> IMPORTS = Map.ofEntries(
            Map.entry("", new String[] {
                "threshold",
                "rule",
                "rule.alert",
                "rule.objective",
                "rule.recording",
                "notification",
                "runbook",
                "dashboard",
                "board"
            }),
            Map.entry("threshold", new String[] {VALUES}),
            Map.entry("rule", new String[] {VALUES, "com.fasterxml.jackson.."}),
            Map.entry("rule.recording", new String[] {"rule"}),
            Map.entry("rule.alert", new String[] {"rule", "threshold"}),
            Map.entry("rule.objective", new String[] {"rule", "rule.recording", "threshold"}),
            Map.entry("notification", new String[] {"rule"}),
            Map.entry("runbook", new String[] {"rule"}),
            Map.entry("scrape", new String[] {VALUES}),
            Map.entry("dashboard", new String[] {"threshold", VALUES, "com.fasterxml.jackson.."}),
            Map.entry("board", new String[] {"dashboard", "threshold", VALUES}));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> everyPackageImportsOnlyWhatItsLineNames() {
        return IMPORTS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(inFull(entry.getKey()), () -> classes()
                        .that()
                        .resideInAPackage(inFull(entry.getKey()))
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(allowed(entry.getKey(), entry.getValue()))
                        .check(CLASSES)));
    }

    @Test
    void everyPackageHasItsLine() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        IMPORTS.keySet().stream().map(ArchitectureTest::inFull).toList());
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingDependsOnTheEnvironmentTheClockOrChance() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "reads the environment, the clock or chance, prints or exits",
                        call -> isForbidden(call.getTargetOwner(), call.getName())))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() throws IOException {
        Path sources = Path.of("src/main/java/io/pgcluster/monitoring");
        try (Stream<Path> folders = Files.walk(sources)) {
            assertThat(folders.filter(Files::isDirectory))
                    .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                            .contains("/**", "@NullMarked"));
        }
    }

    private static boolean isForbidden(JavaClass owner, String method) {
        String name = owner.getName();
        return switch (name) {
            case "java.lang.System" ->
                Stream.of("getenv", "exit", "currentTimeMillis", "nanoTime").anyMatch(method::equals);
            case "java.util.UUID" -> method.equals("randomUUID");
            case "java.lang.Math" -> method.equals("random");
            default -> method.equals("now") && name.startsWith("java.time.");
        };
    }

    private static String inFull(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    private static String[] allowed(String own, String... others) {
        Stream<String> modules = Arrays.stream(others)
                .map(name -> name.startsWith("io.") || name.startsWith("com.") ? name : inFull(name));
        return Stream.concat(Stream.of("java..", "org.jspecify..", inFull(own)), modules)
                .toArray(String[]::new);
    }
}
