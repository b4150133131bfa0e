package io.pgcluster.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.cluster.PlanFixture;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.DegradedException;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.backup.JobKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupsTest {
    private final BackupCluster engine = new BackupCluster();
    private final Backups backups =
            new Backups(new RunningCluster(PlanFixture.of("{backup: {enabled: true}}"), engine));

    @Test
    void runsAJobOnTheBackupHost() {
        backups.run(JobKind.INCREMENTAL, line -> {});
        assertThat(engine.calls).containsExactly("backup run incremental");
    }

    @Test
    void refusesASecondOperationAndNamesTheFirst() {
        engine.answer("run", 75, "", "pgcluster-backup run: another run holds the lock: verify (schedule)\n");
        assertThatThrownBy(() -> backups.run(JobKind.FULL, line -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("verify (schedule)");
    }

    @Test
    void failsWithTheProblemAndTheAdviceOfTheProgram() {
        engine.answer("run", 1, "", """
                copying 3 of 10
                pgcluster-backup run: repository 1: no space left on device
                  do: make room, or shorten the retention
                """);
        assertThatThrownBy(() -> backups.run(JobKind.FULL, line -> {}))
                .isInstanceOfSatisfying(FailedException.class, end -> assertThat(end.remedy())
                        .isEqualTo("make room, or shorten the retention"))
                .hasMessage("run full failed: repository 1: no space left on device");
    }

    @Test
    void listsBackupsAndWhatCanBeRestored() {
        engine.answer("list", 0, """
                {"status":"ok","backups":[{"label":"20261128-020000F","type":"full","repository":1,"timeline":2,
                 "start":"2026-11-28T02:00:00Z","stop":"2026-11-28T02:00:05Z","sizeBytes":100,"repositorySizeBytes":10,
                 "damaged":false}]}
                """, "");
        engine.answer("window", 0, """
                {"windows":[{"repository":1,"timeline":2,"from":"2026-11-28T02:00:05Z","to":"2026-11-28T04:00:00Z"}]}
                """, "");
        BackupList list = backups.list();
        assertThat(list.backups())
                .containsExactly(new BackupEntry(
                        "20261128-020000F",
                        "full",
                        1,
                        2,
                        "2026-11-28T02:00:00Z",
                        "2026-11-28T02:00:05Z",
                        100,
                        10,
                        false));
        assertThat(list.windows())
                .containsExactly(new RecoveryWindow(
                        1, Optional.of(2), Optional.of("2026-11-28T02:00:05Z"), Optional.of("2026-11-28T04:00:00Z")));
    }

    @Test
    void listsBackupsAlsoIfTheArchiveCannotBeRead() {
        engine.answer("list", 0, "{\"status\":\"ok\",\"backups\":[{\"label\":\"20261128-020000F\"}]}", "");
        engine.answer("window", 1, "", "pgcluster-backup window: cannot read the archive\n");
        BackupList list = backups.list();
        assertThat(list.backups()).hasSize(1);
        assertThat(list.unknownWindows()).contains("window failed: cannot read the archive");
    }

    @Test
    void saysThatAnAnswerIsNoJson() {
        engine.answer("list", 0, "Killed\n", "");
        assertThatThrownBy(backups::list).hasMessageContaining("expected JSON, found Killed");
    }

    @Test
    void saysThatTheBackupHostDoesNotRun() {
        engine.stop("backup");
        assertThatThrownBy(backups::list)
                .isInstanceOfSatisfying(
                        DegradedException.class, end -> assertThat(end.remedy()).contains("fake logs backup"))
                .hasMessageContaining("does not run");
    }

    @Test
    void refusesWithoutBackupsInTheSpecification() {
        Backups none = new Backups(new RunningCluster(PlanFixture.of("{backup: {enabled: false}}"), engine));
        assertThatThrownBy(none::list).isInstanceOf(RefusedException.class).hasMessageContaining("spec.backup.enabled");
    }
}
