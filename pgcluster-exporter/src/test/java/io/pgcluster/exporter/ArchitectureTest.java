package io.pgcluster.exporter;

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
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may know which. The main package wires them all; nothing knows the main package. */
class ArchitectureTest {
    private static final String ROOT = "io.pgcluster.exporter";
    private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String JSON = "com.fasterxml.jackson..";
    private static final String LOG = "org.slf4j..";
    private static final String PROBLEMS = "io.pgcluster.model.problem..";

    /** The strict reader: text, tree, shape, record. */
    private static final List<String> READER = List.of(
            PROBLEMS,
            "io.pgcluster.model.io..",
            "io.pgcluster.model.tree..",
            "io.pgcluster.model.shape..",
            "io.pgcluster.model.bind..",
            "io.pgcluster.model.value..",
            "io.pgcluster.model.spec..",
            ANNOTATIONS);

    /** What each package may import next to the JDK and JSpecify: own packages by name, others in full. */
    private static final Map<String, List<String>> IMPORTS = Map.ofEntries(
            Map.entry("metric", List.of()),
            Map.entry("exposition", List.of("metric")),
            Map.entry("time", List.of()),
            Map.entry("process", List.of("time")),
            Map.entry("failure", List.of()),
            Map.entry("tls", List.of("failure", "org.bouncycastle..")),
            Map.entry("logging", List.of()),
            Map.entry("server", List.of("failure", "time", "tls", "com.zaxxer.hikari..", "org.postgresql..", LOG)),
            Map.entry("collector", List.of("metric", "server")),
            Map.entry(
                    "collector.definition",
                    with(READER, "collector", "collector.definition.file", "metric", "server", "org.postgresql..")),
            Map.entry("collector.definition.file", with(READER, "collector", "metric")),
            Map.entry("collector.builtin", List.of("collector", "collector.definition", "metric", "server", PROBLEMS)),
            Map.entry("collector.legacy", with(READER, "collector", "collector.definition", "metric", "server")),
            Map.entry("source", List.of("metric", "time")),
            Map.entry("patroni", List.of("failure", "server", "time", "tls", JSON)),
            Map.entry("source.patroni", List.of("metric", "patroni", "source", "time")),
            Map.entry("source.status", List.of("metric", "time", JSON)),
            Map.entry("source.backup", List.of("failure", "metric", "source", "source.status", "time", JSON)),
            Map.entry(
                    "source.pgbackrest",
                    List.of("failure", "metric", "process", "source", "source.status", "time", JSON)),
            Map.entry("source.pgbouncer", List.of("failure", "metric", "server", "source", "time", "tls", LOG)),
            Map.entry("source.volume", List.of("failure", "metric", "process", "source", "time")),
            Map.entry("discovery", List.of("patroni", "server", "time", LOG)),
            Map.entry("registry", List.of("metric", "io.prometheus.client..")),
            Map.entry("scrape", List.of("collector", "failure", "metric", "registry", "server", "source", "time", LOG)),
            Map.entry("config", with(READER, "failure", "server", "time", "tls", "picocli..")),
            Map.entry("webconfig", with(READER, "config", "failure", "tls")),
            Map.entry(
                    "http",
                    List.of(
                            "config",
                            "exposition",
                            "failure",
                            "scrape",
                            "time",
                            "webconfig",
                            "io.vertx..",
                            "io.netty..",
                            "at.favre.lib.crypto.bcrypt..",
                            "io.pgcluster.model.value..",
                            LOG)));

    /** Each library of a vendor stands behind one package, or the few that are named. */
    private static final Map<String, List<String>> VENDORS = Map.of(
            "com.zaxxer.hikari..", List.of("server"),
            "io.prometheus.client..", List.of("registry"),
            "io.vertx..", List.of("http"),
            "at.favre.lib.crypto.bcrypt..", List.of("http"),
            "org.bouncycastle..", List.of("tls"),
            "picocli..", List.of("", "config"));

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
                        .allowEmptyShould(true)
                        .check(CLASSES)));
    }

    @Test
    void everyPackageHasItsLine() {
        assertThat(packages()).allSatisfy(name -> assertThat(IMPORTS).containsKey(name.substring(ROOT.length() + 1)));
    }

    @Test
    void packagesFormNoCycles() {
        // Each package is a slice: the parts of collector and of source know the port above them, which knows none of
        // them.
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> everyVendorStandsBehindItsPackage() {
        return VENDORS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(entry.getValue().stream()
                                .map(ArchitectureTest::inFull)
                                .toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(entry.getKey())
                        .allowEmptyShould(true)
                        .check(CLASSES)));
    }

    @Test
    void onlyTheMainPackageExitsAndReadsTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheProcessPackageStartsProcesses() {
        noClasses()
                .that()
                .resideOutsideOfPackage(inFull("process"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(CLASSES);
    }

    /** It tells each session how to look names up; the pool only keeps what it opens. */
    @Test
    void onlyTheSessionFactoryOpensSessions() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SessionFactory")
                .and()
                .doNotHaveSimpleName("DatabasePool")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "opens a session",
                        call -> (call.getTargetOwner().isAssignableTo(DataSource.class)
                                        && call.getName().equals("getConnection"))
                                || call.getTargetOwner().isEquivalentTo(DriverManager.class)
                                || call.getTargetOwner().isAssignableTo(Driver.class)))
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        Path sources = Path.of("src/main/java");
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
                .allSatisfy(name -> assertThat(text(sources.resolve(name.replace('.', '/'))))
                        .contains("/**", "@NullMarked"));
    }

    private static List<String> packages() {
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    private static String text(Path folder) throws IOException {
        return Files.readString(folder.resolve("package-info.java"));
    }

    private static List<String> with(List<String> some, String... others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(others));
        return all;
    }

    private static String inFull(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    private static String[] allowed(String own, List<String> others) {
        return Stream.concat(
                        Stream.of("java..", "javax..", "org.jspecify..", inFull(own)),
                        others.stream()
                                .map(name -> name.contains("..") || name.startsWith("io.") ? name : inFull(name)))
                .toArray(String[]::new);
    }
}
