package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.cli.Cli;
import io.pgcluster.cli.ProjectFiles;
import io.pgcluster.cli.wizard.Question;
import io.pgcluster.cli.wizard.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {
    private final Path directory;
    private final Path file;

    InitCommandTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = directory.resolve("cluster.yaml");
    }

    static Stream<String> unattended() {
        return Stream.of(
                "",
                "--postgres-version 12",
                "--postgres-version 18 --profile warehouse --memory 8Gi --cpu 4 --storage 500Gi",
                "--high-availability no",
                "--high-availability no --pooling no --backup no",
                "--replicas 1 --replication async --failover fast",
                "--replicas 4 --replication quorum --failover wide",
                "--replicas 3 --replication sync --strict yes --failover safe",
                "--pool-mode session --poolers 1 --max-connections 100",
                "--poolers 4 --max-connections 400 --memory 16Gi",
                "--backup-storage s3 --backup-bucket b1 --backup-region eu-central-1 --backup-identity instance",
                "--backup-storage gcs --backup-bucket b1 --backup-identity keys",
                "--backup-storage azure --backup-bucket b1 --backup-account a1 --backup-identity keys",
                "--backup-encryption no --backup-retention-days 7",
                "--prometheus no --grafana no --alerts no --pgadmin no --detailed-logging yes",
                "--ssl no --allowed-clients 10.0.0.0/8,fd00::/8 --publish-address 0.0.0.0 --host-names db.example.com",
                "--audit yes --password-length 24",
                "--targets compose --owner team-payments --database myapp --user appuser");
    }

    @ParameterizedTest
    @MethodSource("unattended")
    void writesASpecificationThatIsValidWithoutAskingAnything(String options) {
        Cli init = init(options.split(" ", -1));

        assertThat(init.code()).as(init.err()).isZero();
        Cli validate = Cli.run("validate", file.toString());
        assertThat(validate.code()).as(validate.err()).isZero();
    }

    @Test
    void writesOnlyWhatDiffersFromTheDefaults() throws IOException {
        init("--postgres-version", "15", "--memory", "4096Mi", "--replication", "sync");

        assertThat(file).content().contains("version: 15").doesNotContain("memory", "replication", "backup");
    }

    @Test
    void writesAFileThatExplainsItself() {
        Cli run = Cli.run("init", "-", "--yes", "--name", "demo", "--description", "a: \"b\" # c", "--replicas", "3");

        assertThat(run.code()).as(run.err()).isZero();
        ProjectFiles.assertSays("pgcluster-cli/src/test/resources/init/unattended.yaml", run.out());
        assertThat(Cli.typing(run.out(), "validate", "-").code()).isZero();
    }

    @Test
    void asksEveryQuestionAndTakesDefaultsForEmptyAnswers() throws IOException {
        Cli run = Cli.typing("\n".repeat(60), "init", file.toString());

        assertThat(run.code()).as(run.err()).isZero();
        ProjectFiles.assertSays(
                "pgcluster-cli/src/test/resources/init/conversation.txt",
                run.err().replace(file.toString(), "cluster.yaml"));
        assertThat(file).content().contains("name: my-postgres-cluster").doesNotContain("spec:");
    }

    @Test
    void asksAgainUntilAnAnswerIsValid() throws IOException {
        Cli run = Cli.typing(answers("Shop", "shop", "", "", "11", "seventeen", "16"), "init", file.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("\"Shop\" is not a DNS label", "\"11\" is not a whole number from 12 to 19");
        assertThat(file).content().contains("name: shop", "version: 16");
    }

    @Test
    void doesNotAskWhatOptionsAnswer() {
        Cli run = Cli.typing("\n".repeat(60), "init", file.toString(), "--name", "shop", "--backup", "no");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("Name of the cluster", "Take backups", "Where backups go");
    }

    @Test
    void listsTheChoicesOnAQuestionMark() {
        Cli run = Cli.typing(answers("shop", "", "", "", "", "", "?"), "init", file.toString());

        assertThat(run.err()).contains("one of oltp, web, warehouse, mixed");
    }

    @Test
    void asksAgainForAnswersThatARuleRefuses() throws IOException {
        List<String> typed = new ArrayList<>(List.of("shop", "", "", "", "", "", "", "", "", "300Mi"));
        typed.addAll(List.of("\n".repeat(40).split("", -1)));

        Cli run = Cli.typing(String.join("\n", typed) + "\n4Gi\n" + "\n".repeat(20), "init", file.toString());

        assertThat(run.err()).contains("error[").contains("These answers conflict");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Cli.run("validate", file.toString()).code()).isZero();
    }

    @Test
    void writesNothingWhenTheInputEnds() {
        Cli run = Cli.typing("shop\n\n", "init", file.toString());

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("the input ended", "--yes");
        assertThat(file).doesNotExist();
    }

    @Test
    void replacesAFileOnlyWhenForced() throws IOException {
        Files.writeString(file, "mine");

        Cli refused = init();
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("already exists", "--force");
        assertThat(file).hasContent("mine");

        assertThat(init("--force").code()).isZero();
        assertThat(file).content().contains("name: demo");
    }

    @Test
    void refusesARuleBreakingCombinationAndWritesNothing() {
        Cli run = init("--memory", "300Mi", "--max-connections", "1000");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error[", "not written yet");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--postgres-version 11",
                "--memory lots",
                "--replication synchronous",
                "--backup-schedule sometimes",
                "--allowed-clients 10.0.0.300/8",
                "--targets compose,swarm",
                "--targets compose,kubernetes",
                "--backup-storage s3",
                "--high-availability no --replicas 2",
                "--replication async --strict yes",
                "--backup no --backup-retention-days 3",
                "--replicas six"
            })
    void refusesWrongOrUselessOptionsByName(String options) {
        Cli run = init(options.split(" ", -1));

        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("error: --");
        assertThat(file).doesNotExist();
    }

    @Test
    void needsANameWhenNoQuestionsAreAsked() {
        Cli run = Cli.run("init", "--yes", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--yes needs --name");
    }

    @Test
    void saysWhenTheDirectoryCannotBeWritten() throws IOException {
        Path notADirectory = Files.writeString(directory.resolve("file"), "");

        Cli run = Cli.run(
                "init",
                "--yes",
                "--name",
                "demo",
                notADirectory.resolve("cluster.yaml").toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("cannot be written");
    }

    @Test
    void hasAnOptionOfItsOwnForEveryQuestion() {
        List<String> options =
                Step.allQuestions().stream().map(Question::option).toList();

        assertThat(options).doesNotHaveDuplicates();
        assertThat(Step.all()).hasSize(7);
        assertThat(Cli.run("init", "--help").out())
                .contains(options.stream().map(option -> "--" + option).toList());
    }

    private Cli init(String... options) {
        List<String> arguments = new ArrayList<>(List.of("init", "--yes", "--name", "demo", file.toString()));
        Arrays.stream(options).filter(option -> !option.isEmpty()).forEach(arguments::add);
        return Cli.run(arguments.toArray(String[]::new));
    }

    /** These answers, then defaults for the rest. */
    private static String answers(String... typed) {
        return String.join("\n", typed) + "\n".repeat(60);
    }
}
