package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.cli.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderCommandTest {
    private final Path output;

    RenderCommandTest(@TempDir Path directory) {
        this.output = directory.resolve("out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"render", "diff"})
    void refusesATargetThatDoesNotExistYetAndNamesThoseThatDo(String command) {
        Cli run = run(command, "[compose, kubernetes, helm]");

        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains("does not render kubernetes, helm", "nothing was written", "it renders compose")
                .contains("--target compose");
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesASpecificationWithoutAnyTargetThatExists() {
        Cli run = run("render", "[kubernetes]");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("write spec.targets: [compose]").doesNotContain("--target compose, or");
        assertThat(output).doesNotExist();
    }

    @Test
    void rendersTheTargetThatIsNamed() {
        Cli run = run("render", "[compose, kubernetes]", "--target", "compose");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(output.resolve("compose/compose.yaml")).exists();
        assertThat(run("diff", "[compose, kubernetes]", "--target", "compose", "--exit-code")
                        .code())
                .isZero();
    }

    @Test
    void rendersOneTargetAndLeavesTheFilesOfTheOtherAlone() {
        assertThat(run("render", "[compose, monitoring]").code()).isZero();
        assertThat(output.resolve("compose/compose.yaml")).exists();

        Cli run = run("render", "[compose, monitoring]", "--target", "monitoring");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("0 files written, 0 removed");
        assertThat(run.err()).contains("monitoring/README.md").doesNotContain("pgcluster up");
        assertThat(output.resolve("compose/compose.yaml")).exists();
        assertThat(output.resolve("monitoring/prometheus/prometheus.yml")).exists();
        assertThat(run("diff", "[compose, monitoring]", "--exit-code").code()).isZero();
    }

    @Test
    void removesTheFilesOfATargetThatTheSpecificationNoLongerNames() {
        run("render", "[compose, monitoring]");

        Cli run = run("render", "[compose]");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(output.resolve("monitoring")).doesNotExist();
        assertThat(output.resolve("compose/compose.yaml")).exists();
    }

    @Test
    void refusesToMonitorAClusterThatItCannotStart() {
        Cli run = run("render", "[kubernetes, monitoring]", "--target", "monitoring");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("does not render kubernetes, which monitoring would be about", "nothing was written");
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesANamedTargetThatDoesNotExistYet() {
        Cli run = run("render", "[compose, kubernetes]", "--target", "kubernetes");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("does not render kubernetes");
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesANamedTargetThatTheSpecificationDoesNotName() {
        Cli run = run("render", "[kubernetes]", "--target", "compose");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("spec.targets does not include compose");
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesANameThatIsNotATarget() {
        Cli run = run("render", "[compose]", "--target", "swarm");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no target \"swarm\", only compose, kubernetes, helm, monitoring, backstage");
    }

    @Test
    void validationWarnsOfATargetThatDoesNotExistYet() {
        Cli run = Cli.typing(specification("[compose, kubernetes]"), "validate", "-");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("warning[target-not-implemented]", "kubernetes");
    }

    private Cli run(String command, String targets, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = command;
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "-d";
        arguments[options.length + 2] = output.toString();
        arguments[options.length + 3] = "-";
        return Cli.typing(specification(targets), arguments);
    }

    private static String specification(String targets) {
        return """
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata: {name: demo}
                spec: {targets: %s}
                """.formatted(targets);
    }
}
