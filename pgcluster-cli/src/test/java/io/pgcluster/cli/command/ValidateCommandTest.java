package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.cli.Cli;
import io.pgcluster.cli.ProjectFiles;
import io.pgcluster.cli.console.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
    private static final String GOOD = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata:
              name: demo
            """;
    private static final String BAD = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata:
              name: Demo
            spec:
              postgres:
                verison: 15
              pooling: { instances: many }
            """;

    private final Path directory;

    ValidateCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "quickstart", "development", "ha-sync", "ha-quorum", "max"})
    void acceptsEveryExample(String example) {
        Cli run = Cli.run("validate", ProjectFiles.example(example));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("valid (cluster ");
    }

    @Test
    void showsEveryProblemWithItsLineAndAMarkUnderIt() {
        Cli run = Cli.typing(BAD, "validate", "-");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        ProjectFiles.assertSays("pgcluster-cli/src/test/resources/problems/bad.txt", run.err());
    }

    @Test
    void showsProblemsAsDataForPrograms() throws IOException {
        Cli run = Cli.typing(BAD, "validate", "--output", "json", "-");

        JsonNode file = new ObjectMapper().readTree(run.out()).path("files").path(0);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(file.path("valid").asBoolean()).isFalse();
        assertThat(file.path("problems").findValuesAsText("line")).containsExactly("4", "7", "8");
    }

    @Test
    void readsStandardInput() {
        Cli run = Cli.typing(GOOD, "validate", "-");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("<stdin>: valid");
    }

    @Test
    void checksEveryFileAlthoughOneIsBad() throws IOException {
        String good = write("good.yaml", GOOD);
        String bad = write("bad.yaml", BAD);

        Cli run = Cli.run("validate", bad, good);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains(good + ": valid");
        assertThat(run.err()).contains(bad + ":4:9: error[");
    }

    @Test
    void refusesWarningsInStrictMode() throws IOException {
        String old = write("old.yaml", GOOD + "spec:\n  postgres:\n    version: 12\n");

        Cli lenient = Cli.run("validate", old);
        Cli strict = Cli.run("validate", "--strict", old);

        assertThat(lenient.code()).as(lenient.err()).isZero();
        assertThat(lenient.err()).contains("warning[");
        assertThat(strict.code()).isEqualTo(1);
    }

    @Test
    void saysThatAFileIsMissing() {
        Cli run = Cli.run("validate", directory.resolve("none.yaml").toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("none.yaml: no such file").contains("hint: ");
    }

    @Test
    void saysWhichFileOfADirectoryIsMeant() throws IOException {
        write("cluster.yaml", GOOD);

        Cli run = Cli.run("validate", directory.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("is a directory").contains("did you mean " + directory.resolve("cluster.yaml"));
    }

    @Test
    void locatesBytesThatAreNotText() throws IOException {
        Path file = directory.resolve("latin1.yaml");
        Files.write(file, (GOOD + "  owner: K\u00e4se\n").getBytes(StandardCharsets.ISO_8859_1));

        Cli run = Cli.run("validate", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("latin1.yaml:5:11: error[");
    }

    @Test
    void refusesAFileThatIsFarTooLarge() throws IOException {
        Path file = directory.resolve("large.yaml");
        Files.write(file, new byte[(1 << 20) + 1]);

        Cli run = Cli.run("validate", file.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("larger than 1 MiB");
    }

    @Test
    void usesColorsOnATerminalOnly() {
        Terminal terminal = new Terminal(true, true, true, true);

        assertThat(Cli.on(terminal, BAD, "validate", "-").err()).contains("\u001b[");
        assertThat(Cli.typing(BAD, "validate", "-").err()).doesNotContain("\u001b[");
    }

    @Test
    void neverShowsAStackTraceForWhatAFileSays() {
        for (String text : List.of("", "\u0000", "[", "a: &a [*a]", "- ".repeat(5000), "{".repeat(5000), "\ufeff")) {
            Cli run = Cli.typing(text, "validate", "-");

            assertThat(run.code()).as(text).isEqualTo(1);
            assertThat(run.err()).contains("error[").doesNotContain("\tat ");
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
