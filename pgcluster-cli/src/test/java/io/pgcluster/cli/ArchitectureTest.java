package io.pgcluster.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package of the command line may know which, and who may print, exit, or start a process. */
class ArchitectureTest {
    private static final String ROOT = "io.pgcluster.cli";
    private static final String JACKSON = "com.fasterxml.jackson..";

    /** What each package may import next to the JDK, JSpecify, the model and the plan: own packages by name, others in full. */
    private static final Map<String, List<String>> IMPORTS = Map.ofEntries(
            Map.entry("", List.of("command", "console", "outcome", "picocli..")),
            Map.entry(
                    "command",
                    List.of(
                            "console",
                            "input",
                            "outcome",
                            "wizard",
                            "io.pgcluster.operate..",
                            "io.pgcluster.render..",
                            "picocli..")),
            Map.entry("wizard", List.of("console", "outcome", "io.pgcluster.render.text..")),
            Map.entry("input", List.of("console", "outcome")),
            Map.entry("console", List.of(JACKSON, "picocli..")),
            Map.entry("outcome", List.of()));

    private static final Pattern ENGINE = Pattern.compile("docker|embedded", Pattern.CASE_INSENSITIVE);

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
    void onlyMainExitsAndReadsTheEnvironment() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .callMethodWhere(calls("java.lang.System", "exit", "getenv"))
                .orShould()
                .callMethodWhere(calls("java.lang.Runtime", "exit", "halt"))
                .check(CLASSES);
    }

    @Test
    void onlyTheConsoleTouchesTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".console")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(FileDescriptor.class)
                .check(CLASSES);
    }

    @Test
    void onlyPsqlHandsOverTheTerminal() {
        noClasses()
                .that()
                .doNotHaveSimpleName("PsqlCommand")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(CLASSES);
    }

    /** Sessions for users' statements are opened for users only; our own statements belong in the operations. */
    @Test
    void onlyTheCommandThatRunsSqlOpensSessions() {
        noClasses()
                .should()
                .callMethodWhere(calls("java.sql.DriverManager", "getConnection"))
                .check(CLASSES);
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Sql")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.sql.Connection.class)
                .check(CLASSES);
    }

    /** What a cluster runs on is the operations' business: commands call them and print. */
    @Test
    void noCommandKnowsAnEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.pgcluster.operate.engine..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.pgcluster.embedded..")
                .check(CLASSES);
    }

    /**
     * Nothing names an engine, in code, texts or comments, besides two texts of help, since users choose engines by name, and the
     * launcher's property in the wiring.
     */
    @Test
    void nothingNamesDockerOrTheEmbeddedEngineButHelpAndWiring() throws IOException {
        Map<String, String> naming = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/pgcluster/cli"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String lines = Files.readAllLines(file).stream()
                        .filter(line -> ENGINE.matcher(line).find())
                        .collect(Collectors.joining("\n"));
                if (!lines.isEmpty()) {
                    naming.put(file.getFileName().toString(), lines);
                }
            }
        }
        assertThat(naming.keySet()).containsExactly("EngineOption.java", "ProcessInstallation.java", "UpCommand.java");
        assertThat(naming.values()).as("inside of texts only").allSatisfy(lines -> assertThat(
                        lines.replaceAll("\"[^\"]*\"", ""))
                .doesNotContainPattern(ENGINE));
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/io/pgcluster/cli"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                            .contains("/**", "@NullMarked"));
        }
    }

    private static DescribedPredicate<JavaCall<?>> calls(String owner, String... methods) {
        return DescribedPredicate.describe(
                owner + " " + String.join(", ", methods),
                call -> call.getTargetOwner().getName().equals(owner)
                        && Arrays.asList(methods).contains(call.getName()));
    }

    private static String inFull(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    private static String[] allowed(String own, List<String> others) {
        return Stream.concat(
                        Stream.of(
                                "java..",
                                "javax..",
                                "org.jspecify..",
                                "io.pgcluster.model..",
                                "io.pgcluster.render.plan..",
                                "io.pgcluster.render.platform..",
                                inFull(own)),
                        others.stream().map(name -> name.contains(".") ? name : inFull(name)))
                .toArray(String[]::new);
    }
}
