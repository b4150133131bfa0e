package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code render} and {@code diff} together: what one writes, the other compares with. */
class DiffCommandTest {
    private static final String SPEC = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata:
              name: demo
            spec:
              postgres:
                version: 15
            """;

    private final Path output;

    DiffCommandTest(@TempDir Path directory) {
        this.output = directory.resolve("out");
    }

    @Test
    void saysNothingAboutAnUnchangedSpecification() {
        render(SPEC);

        Cli diff = diff(SPEC, "--exit-code");

        assertThat(diff.code()).as(diff.err()).isZero();
        assertThat(diff.out()).isEmpty();
        assertThat(diff.err()).isEmpty();
    }

    @Test
    void countsTheFilesOfAFirstRendering() {
        Cli diff = diff(SPEC, "--exit-code");

        assertThat(diff.code()).isEqualTo(6);
        assertThat(diff.out()).contains("nothing has been rendered here yet");
    }

    @Test
    void labelsAParameterThatNeedsARestartAsARollingRestart() throws IOException {
        render(SPEC);

        JsonNode diff = json(SPEC + "    parameters: { wal_buffers: 32MB, log_min_duration_statement: 500ms }\n");

        assertThat(effect(diff, "specification", "spec.postgres.parameters.wal_buffers"))
                .isEqualTo("rolling restart");
        assertThat(effect(diff, "specification", "spec.postgres.parameters.log_min_duration_statement"))
                .isEqualTo("reload");
        assertThat(effect(diff, "parameters", "wal_buffers")).isEqualTo("rolling restart");
        assertThat(diff.path("worst").asText()).isEqualTo("rolling restart");
    }

    @Test
    void showsParametersThatFollowFromOtherFields() throws IOException {
        render(SPEC);

        JsonNode diff = json(SPEC + "  resources: { postgres: { memory: 8Gi } }\n");

        assertThat(effect(diff, "parameters", "shared_buffers")).isEqualTo("rolling restart");
        assertThat(effect(diff, "specification", "spec.resources.postgres.memory"))
                .isEqualTo("rolling restart");
    }

    @Test
    void callsARestartOfTheOnlyServerByItsName() throws IOException {
        String alone = SPEC + "  highAvailability: { enabled: false }\n";
        render(alone);

        JsonNode diff = json(alone.replace("version: 15", "version: 15\n    maxConnections: 150"));

        assertThat(effect(diff, "specification", "spec.postgres.maxConnections"))
                .isEqualTo("restart");
        assertThat(effect(diff, "parameters", "max_connections")).isEqualTo("restart");
    }

    @Test
    void warnsOfAnotherMajorVersion() throws IOException {
        render(SPEC);

        JsonNode diff = json(SPEC.replace("15", "16"));

        assertThat(effect(diff, "specification", "spec.postgres.version")).isEqualTo("data at risk");
        assertThat(diff.path("worst").asText()).isEqualTo("data at risk");
    }

    @Test
    void saysThatADescriptionCostsNothing() throws IOException {
        render(SPEC);

        JsonNode diff = json(SPEC.replace("name: demo", "name: demo\n  description: another"));

        assertThat(diff.path("worst").asText()).isEqualTo("none");
        assertThat(diff.path("files")).isNotEmpty();
    }

    @Test
    void showsTablesAsText() {
        render(SPEC);

        Cli diff = diff(SPEC + "    maxConnections: 150\n");

        assertThat(diff.code()).isZero();
        assertThat(diff.out())
                .contains("spec.postgres.maxConnections  200", "rolling restart", "max_connections", "Files in ");
    }

    @Test
    void refusesToReplaceEditedFilesAndNamesThem() throws IOException {
        render(SPEC);
        Path readme = output.resolve("compose/README.md");
        Files.writeString(readme, "edited", StandardOpenOption.APPEND);

        Cli refused = Cli.typing(SPEC, "render", "-d", output.toString(), "-");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("1 file edited since rendering", "compose/README.md", "--force");
        assertThat(readme).content().endsWith("edited");
        assertThat(diff(SPEC).out()).contains("edited").contains("compose/README.md");

        assertThat(Cli.typing(SPEC, "render", "--force", "-d", output.toString(), "-")
                        .code())
                .isZero();
        assertThat(readme).content().doesNotContain("edited");
    }

    @Test
    void listsWhatWasWrittenForPrograms() throws IOException {
        Cli run = Cli.typing(SPEC, "render", "--output", "json", "-d", output.toString(), "-");

        List<String> written = new ObjectMapper()
                .readTree(run.out())
                .path("written")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        assertThat(written).contains("compose/compose.yaml").isSorted();
        assertThat(written).allSatisfy(path -> assertThat(output.resolve(path)).exists());
    }

    @Test
    void rendersNothingOverAFile() throws IOException {
        Files.writeString(output, "a file");

        Cli run = Cli.typing(SPEC, "render", "-d", output.toString(), "-");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("is a file, expected a directory");
    }

    @Test
    void reportsThatTheRenderedSpecificationWasEdited() throws IOException {
        render(SPEC);
        Files.writeString(output.resolve(".pgcluster/cluster.yaml"), "nonsense: [");

        Cli run = diff(SPEC);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("is not what this version of pgcluster writes");
    }

    @Test
    void reportsAStorageClassThatWasAddedChangedAndRemoved() throws IOException {
        String fast = SPEC + "  resources: { storage: { class: fast } }\n";
        render(SPEC);
        assertThat(effect(json(fast), "specification", "spec.resources.storage.class"))
                .isEqualTo("none");

        render(fast);
        assertThat(effect(json(fast.replace("fast", "slow")), "specification", "spec.resources.storage.class"))
                .isEqualTo("none");
        assertThat(effect(json(SPEC), "specification", "spec.resources.storage.class"))
                .isEqualTo("none");
    }

    @Test
    void knowsAParameterInUpperAndLowerCase() throws IOException {
        render(SPEC);

        JsonNode diff = json(SPEC + "    parameters: { WAL_Buffers: 32MB }\n");

        assertThat(effect(diff, "specification", "spec.postgres.parameters.WAL_Buffers"))
                .isEqualTo("rolling restart");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"files\": 1}",
                "{\"files\": {\"../outside\": \"x\"}}",
                "{\"files\": {\"a\\u0000\": \"x\"}}"
            })
    void reportsADamagedManifest(String manifest) throws IOException {
        render(SPEC);
        Files.writeString(output.resolve(".pgcluster/manifest.json"), manifest);

        Cli run = diff(SPEC);

        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("manifest.json is damaged");
    }

    private void render(String spec) {
        Cli run = Cli.typing(spec, "render", "-d", output.toString(), "-");
        assertThat(run.code()).as(run.err()).isZero();
    }

    private Cli diff(String spec, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "diff";
        arguments[1] = "-d";
        arguments[2] = output.toString();
        arguments[3] = "-";
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Cli.typing(spec, arguments);
    }

    private JsonNode json(String spec) throws IOException {
        return new ObjectMapper().readTree(diff(spec, "--output", "json").out());
    }

    private static String effect(JsonNode diff, String section, String what) {
        return diff.path(section)
                .valueStream()
                .filter(change -> change.path("what").asText().equals(what))
                .map(change -> change.path("effect").asText())
                .findFirst()
                .orElse("no change of " + what);
    }
}
