package io.pgcluster.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder below {@code cases} is a specification and the problems that it has, so that a case is added without Java: write its
 * {@code cluster.yaml}, run with {@code -Dpgcluster.record=true}, and read the {@code problems.txt} that appears.
 */
class ProblemCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final boolean RECORD = Boolean.getBoolean("pgcluster.record");

    @TestFactory
    Stream<DynamicTest> reportsExactlyTheseProblems() throws IOException {
        return cases().stream()
                .map(folder -> DynamicTest.dynamicTest(CASES.relativize(folder).toString(), () -> check(folder)));
    }

    @Test
    void everyFolderHoldsASpecificationAndItsProblems() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsOnly("cluster.yaml", "problems.txt");
        }
        assertThat(cases())
                .allSatisfy(folder -> assertThat(folder.resolve("cluster.yaml")).exists());
    }

    private static void check(Path folder) throws IOException {
        String found = describe(ClusterModel.load(folder.resolve("cluster.yaml")));
        Path expected = folder.resolve("problems.txt");
        if (RECORD) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    private static String describe(Resolution resolution) {
        String verdict = resolution instanceof Resolution.Accepted ? "accepted\n" : "rejected\n";
        return verdict
                + resolution.problems().stream().map(ProblemCasesTest::describe).collect(Collectors.joining());
    }

    private static String describe(Problem problem) {
        return "%s %s %s%s%n    %s%n    → %s%n"
                .formatted(
                        problem.position(),
                        problem.severity(),
                        problem.id(),
                        problem.path().text().isEmpty() ? "" : " " + problem.path(),
                        problem.message(),
                        problem.hint())
                .replace(System.lineSeparator(), "\n");
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES, 2)) {
            return files.filter(path -> CASES.relativize(path).getNameCount() == 2)
                    .sorted()
                    .toList();
        }
    }
}
