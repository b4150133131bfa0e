package io.pgcluster.operate;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package of the operations may know which, that nothing here prints, exits or reads the environment, and where processes start. */
class ArchitectureTest {
    private static final String ROOT = "io.pgcluster.operate";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String DRIVER = "org.postgresql..";
    private static final String COMPOSE = "io.pgcluster.render.target.compose..";
    private static final Path SOURCES = Path.of("src/main/java/io/pgcluster/operate");
    private static final Path RESOURCES = Path.of("src/main/resources/io/pgcluster/operate");

    /** What each package may import besides the JDK, JSpecify, the model and the plan: own packages by name, others in full. */
    private static final Map<String, List<String>> IMPORTS = Map.ofEntries(
            Map.entry(
                    "",
                    List.of(
                            "backup",
                            "backup.extract",
                            "cluster",
                            "drill",
                            "engine.docker",
                            "engine.embedded",
                            "failure",
                            "operation",
                            "io.pgcluster.render")),
            Map.entry("backup", List.of("cluster", "engine", "failure", "program", JACKSON)),
            Map.entry("backup.extract", List.of("backup", "cluster", "failure", JACKSON)),
            Map.entry(
                    "operation",
                    List.of(
                            "backup",
                            "backup.extract",
                            "cluster",
                            "drill",
                            "engine",
                            "failure",
                            "secret",
                            "io.pgcluster.render..")),
            Map.entry("drill", List.of("cluster", "engine", "failure", "program")),
            Map.entry(
                    "cluster",
                    List.of(
                            "client",
                            "engine",
                            "evidence",
                            "failure",
                            "program",
                            "secret",
                            JACKSON,
                            "io.pgcluster.render.text..")),
            Map.entry(
                    "engine.embedded",
                    List.of(
                            "backup",
                            "backup.extract",
                            "client",
                            "cluster",
                            "drill",
                            "evidence",
                            "evidence.files",
                            "failure",
                            "operation",
                            "secret",
                            JACKSON,
                            "io.pgcluster.embedded..",
                            "io.pgcluster.render.config..",
                            "io.pgcluster.render.text..")),
            Map.entry(
                    "engine.docker", List.of("cluster", "engine", "failure", "operation", "program", JACKSON, COMPOSE)),
            Map.entry("engine", List.of("program")),
            Map.entry("evidence", List.of("engine")),
            Map.entry("evidence.files", List.of("evidence")),
            Map.entry("client", List.of("secret", "io.pgcluster.render.text..")),
            Map.entry("secret", List.of("failure", "org.bouncycastle..", DRIVER)),
            Map.entry("program", List.of("failure")),
            Map.entry("failure", List.of()));

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
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingExitsOrReadsTheEnvironment() {
        noClasses()
                .should()
                .callMethodWhere(calls("java.lang.System", "exit", "getenv"))
                .orShould()
                .callMethodWhere(calls("java.lang.Runtime", "exit", "halt"))
                .check(CLASSES);
    }

    @Test
    void nothingTouchesTheStandardStreams() {
        noClasses()
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
    void processesAreStartedInTwoPlaces() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".program.Programs")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".engine.embedded.Children")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(CLASSES);
    }

    /**
     * A session of ours looks names up in the catalog alone. {@code EmbeddedAccess} sets this for each one that is not for users; the way of
     * clients leads through poolers, which is why what takes it names the schema of everything.
     */
    @Test
    void sessionsAreOpenedInOnePlaceInThreeWaysAndInteractiveOnesAreForUsersOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".client.Sessions")
                .should()
                .callMethodWhere(calls("java.sql.DriverManager", "getConnection"))
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("EmbeddedAccess")
                .and()
                .doNotHaveSimpleName("ClientAccess")
                .and()
                .doNotHaveSimpleName("AdminAccess")
                .should()
                .callMethodWhere(calls(ROOT + ".client.ClientAddress", "connect"))
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("EmbeddedAccess")
                .and()
                .doNotHaveSimpleName("EmbeddedOperations")
                .should()
                .callMethodWhere(calls(ROOT + ".engine.embedded.EmbeddedAccess", "connect"))
                .check(CLASSES);
        noClasses()
                .that()
                .doNotHaveSimpleName("ContainerSql")
                .should()
                .callMethodWhere(calls(ROOT + ".cluster.AdminAccess", "connect"))
                .check(CLASSES);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("ClientAccess")
                .and()
                .doNotHaveSimpleName("ContainerSql")
                .and()
                .doNotHaveSimpleName("LedgerTable")
                .and()
                .doNotHaveSimpleName("Writers")
                .should()
                .callMethodWhere(calls(ROOT + ".cluster.ClientAccess", "connect"))
                .check(CLASSES);
    }

    /** {@code ContainerPsql} and {@code EmbeddedOperations} give psql to users. Consoles of poolers look no name up; what goes through poolers can only name schemas. */
    @Test
    void everyPsqlSessionGetsASearchPath() throws IOException {
        List<Path> starting = Stream.concat(files(SOURCES), files(RESOURCES))
                .filter(ArchitectureTest::startsPsql)
                .toList();
        assertThat(starting)
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "ContainerPsql.java",
                        "EmbeddedOperations.java",
                        "RunningCluster.java",
                        "ask-for-write",
                        "pooler-guard",
                        "write-probe");
        assertThat(text(SOURCES.resolve("cluster/RunningCluster.java"))).contains("SqlText.CATALOG_ONLY_OPTION");
        assertThat(text(SOURCES.resolve("cluster/WriteProbe.java"))).contains("SqlText.CATALOG_ONLY_OPTION");
        assertThat(text(RESOURCES.resolve("cluster/ask-for-write"))).contains("SELECT pg_catalog.txid_current()");
    }

    private static Stream<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    /** The wiring knows which engines there are; nothing else names one, in code, texts or comments. */
    @Test
    void onlyItsOwnPackageNamesDocker() throws IOException {
        assertThat(naming("docker", SOURCES.resolve("engine/docker"))).containsExactly(SOURCES.resolve("Engines.java"));
    }

    /** What any engine needs comes from the plan's platform, or from the port. */
    @Test
    void onlyTheEngineOfATargetImportsIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".engine.docker")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.pgcluster.render.target..")
                .check(CLASSES);
    }

    @Test
    void onlyItsOwnPackageAndTheWiringImportTheEmbeddedEngine() {
        for (String engine : List.of("docker", "embedded")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".engine." + engine)
                    .and()
                    .doNotHaveFullyQualifiedName(ROOT + ".Engines")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + ".engine." + engine)
                    .check(CLASSES);
        }
    }

    private static List<Path> naming(String word, Path except) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(except))
                    .filter(file -> text(file).toLowerCase(Locale.ROOT).contains(word))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startsPsql(Path file) {
        return text(file).lines().anyMatch(line -> line.matches(".*(\"psql\"|psql -X).*"));
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() throws IOException {
        try (Stream<Path> folders = Files.walk(SOURCES)) {
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
                        others.stream()
                                .map(name -> name.startsWith("io.") || name.contains("..") ? name : inFull(name)))
                .toArray(String[]::new);
    }
}
