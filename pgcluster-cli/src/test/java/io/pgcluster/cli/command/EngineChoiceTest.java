package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.cli.command.EngineChoice.Engine;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.engine.embedded.EmbeddedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChoiceTest {
    private static final EngineEvidence NONE = new EngineEvidence(false, false, false);
    private static final EngineEvidence DOCKER = new EngineEvidence(true, false, true);
    private static final EngineEvidence EMBEDDED = new EngineEvidence(false, true, false);
    private static final EngineEvidence SECRETS = new EngineEvidence(false, false, true);
    private static final Optional<String> ANSWERS = Optional.empty();
    private static final Optional<String> STOPPED = Optional.of("no container engine answers");

    @Test
    void takesDockerForANewClusterWhereItAnswers() {
        assertThat(reason(Optional.empty(), NONE, ANSWERS)).isEmpty();
    }

    @Test
    void takesTheEmbeddedEngineForANewClusterWhereNoEngineAnswers() {
        assertThat(reason(Optional.empty(), NONE, STOPPED)).isEqualTo(STOPPED);
    }

    @Test
    void neverStartsAnEmptyClusterWhileTheEngineOfAnExistingOneIsStopped() {
        assertThat(reason(Optional.empty(), DOCKER, STOPPED)).isEmpty();
    }

    @Test
    void staysOnTheEmbeddedEngineWhenDockerIsInstalledLater() {
        assertThat(reason(Optional.empty(), EMBEDDED, ANSWERS)).isPresent();
    }

    @Test
    void refusesTheOtherEngineWhileThereIsData() {
        assertRefused(Optional.of(Engine.embedded), DOCKER, ANSWERS, ExitCode.REFUSED, "engine docker");
        assertRefused(Optional.of(Engine.docker), EMBEDDED, ANSWERS, ExitCode.REFUSED, "engine embedded");
    }

    @Test
    void asksForADecisionWhereComposeMayHaveStartedTheCluster() {
        assertRefused(Optional.empty(), SECRETS, STOPPED, ExitCode.ENVIRONMENT, "nothing was started");
        assertThat(reason(Optional.of(Engine.embedded), SECRETS, STOPPED)).contains("");
        assertThat(reason(Optional.empty(), SECRETS, ANSWERS)).isEmpty();
    }

    @Test
    void remembersDockerFromTheFirstStartUntilTheDataIsGone(@TempDir Path root) throws IOException {
        BundleDirectory bundle = new BundleDirectory(root);
        EmbeddedFiles files = EmbeddedFiles.in(root);
        assertThat(EngineEvidence.of(bundle, files)).isEqualTo(NONE);

        Files.createDirectories(bundle.secrets());
        assertThat(EngineEvidence.of(bundle, files)).isEqualTo(SECRETS);

        new EngineRecord(bundle).keepDocker();
        assertThat(EngineEvidence.of(bundle, files)).isEqualTo(DOCKER);

        new EngineRecord(bundle).forget();
        assertThat(EngineEvidence.of(bundle, files)).isEqualTo(SECRETS);
    }

    private static void assertRefused(
            Optional<Engine> asked, EngineEvidence evidence, Optional<String> complaint, ExitCode code, String text) {
        assertThatThrownBy(() -> reason(asked, evidence, complaint))
                .isInstanceOfSatisfying(CliException.class, refused -> {
                    assertThat(refused.exitCode()).isEqualTo(code);
                    assertThat(refused.message()).contains(text);
                    assertThat(refused.hint().orElseThrow()).contains("pgcluster");
                });
    }

    private static Optional<String> reason(
            Optional<Engine> asked, EngineEvidence evidence, Optional<String> complaint) {
        return EngineChoice.reasonForEmbedded(asked, evidence, true, () -> complaint, "cluster.yaml");
    }
}
