package io.pgcluster.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.spec.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is done to a specification, the answer is a cluster or problems that have their place, never an exception. */
class MutatedExamplesTest {
    private static final int MUTANTS = 600;

    @Test
    void everyMutantIsAcceptedOrRefusedWithLocatedProblems() throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path example : Examples.all()) {
            examples.add(Files.readString(example.resolve("cluster.yaml")));
        }
        Random random = new Random(20261124);
        int refused = 0;
        for (int count = 0; count < MUTANTS; count++) {
            String mutant = Mutation.of(examples.get(random.nextInt(examples.size())), random);
            if (isRefused(mutant)) {
                refused++;
            }
        }
        assertThat(refused)
                .as("a mutation that rarely breaks anything tests nothing")
                .isGreaterThan(MUTANTS / 2);
    }

    private static boolean isRefused(String mutant) {
        List<Resolution> resolutions = new ArrayList<>();
        assertThatCode(() -> resolutions.add(ClusterModel.load(mutant)))
                .as(mutant)
                .doesNotThrowAnyException();
        Resolution resolution = resolutions.get(0);
        int lines = mutant.split("\n", -1).length;
        assertThat(resolution.problems()).as(mutant).allSatisfy(problem -> assertLocated(problem, lines));
        boolean refused = resolution instanceof Resolution.Rejected;
        assertThat(!refused || !resolution.problems().isEmpty()).as(mutant).isTrue();
        return refused;
    }

    private static void assertLocated(Problem problem, int lines) {
        assertThat(problem.position().line()).isBetween(1, lines);
        assertThat(problem.position().column()).isPositive();
        assertThat(problem.message()).isNotBlank();
        assertThat(problem.hint()).isNotBlank();
    }
}
