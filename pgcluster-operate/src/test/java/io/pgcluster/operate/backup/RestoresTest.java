package io.pgcluster.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.PlanFixture;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoresTest {
    private static final RecoveryTarget TARGET =
            new RecoveryTarget(RecoveryTarget.Kind.TIME, "2026-11-28T04:30:00Z", OptionalInt.empty());

    private static final List<String> ORDER = List.of(
            "stop pg2",
            "pg2 restore",
            "reset",
            "start pg2",
            "pg1 discard",
            "pg3 discard",
            "start pg1",
            "start pg3",
            "replace settings",
            "backup run full");

    private final BackupCluster engine = new BackupCluster();
    private final Path directory;
    private final Restores restores;
    private final List<String> steps = new ArrayList<>();

    RestoresTest(@TempDir Path directory) {
        this.directory = directory;
        this.restores = restores();
    }

    private Restores restores() {
        RunningCluster cluster = new RunningCluster(
                PlanFixture.of("{highAvailability: {replicas: 2}, backup: {enabled: true}}"), engine);
        return new Restores(
                cluster, new BundleDirectory(directory, Target.COMPOSE), InstantSource.system(), Duration.ofMillis(1));
    }

    private RestoreRecord record() {
        return new RestoreRecord(new BundleDirectory(directory, Target.COMPOSE));
    }

    private RestoreReport restore() {
        return restores.run(restores.plan(TARGET, steps::add), steps::add);
    }

    @Test
    void stopsTheReplicasFirstAndStartsTheRestoredMemberFirst() {
        RestoreReport report = restore();

        assertThat(engine.calls.get(0)).isEqualTo("backup run check");
        assertThat(engine.calls.subList(1, 3)).containsExactlyInAnyOrder("stop pg1", "stop pg3");
        assertThat(engine.calls.subList(3, engine.calls.size())).isEqualTo(ORDER);
        assertThat(report.primary()).isEqualTo("pg2");
        assertThat(report.timeline()).contains(5L);
        assertThat(report.lastCommit()).contains("2026-11-28T04:29:59Z");
        assertThat(report.kept()).isTrue();
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void plansWithoutChangingMoreThanWhatIsArchived() {
        RestorePlan plan = restores.plan(TARGET, steps::add);

        assertThat(engine.calls).containsExactly("backup run check");
        assertThat(directory).isEmptyDirectory();
        assertThat(plan.primary()).isEqualTo("pg2");
        assertThat(plan.replicas()).containsExactly("pg1", "pg3");
        assertThat(plan.describe()).anyMatch(line -> line.contains("20261128-020000F on pg2"));
    }

    @Test
    void refusesATargetOutsideOfTheWindowAndNamesTheWindow() {
        engine.answer("preflight", 1, """
                {"ok":false,"problem":"the target is before the first backup","hint":"take a later time",
                 "window":{"from":"2026-11-28T02:00:05Z","to":"2026-11-28T04:30:00Z"}}
                """, "");

        assertThatThrownBy(() -> restores.plan(TARGET, steps::add))
                .isInstanceOfSatisfying(RefusedException.class, end -> assertThat(end.remedy())
                        .contains("2026-11-28T02:00:05Z to 2026-11-28T04:30:00Z"))
                .hasMessageContaining("before the first backup");
        assertThat(engine.calls).containsExactly("backup run check");
    }

    @Test
    void refusesWithoutSpaceForTheDataNextToTheDataOfNow() {
        engine.answer("preflight", 0, "{\"ok\":true,\"backup\":\"B\",\"timeline\":1,\"sizeBytes\":5001}", "");

        assertThatThrownBy(() -> restores.plan(TARGET, steps::add))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("pg2 has 5000 bytes free");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop pg1",
                "stop pg2",
                "pg2 restore",
                "reset",
                "start pg2",
                "pg1 discard",
                "pg3 discard",
                "start pg3",
                "replace settings"
            })
    void resumesWhereItStopped(String failing) {
        engine.failing.add(failing);
        assertThatThrownBy(this::restore)
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("was made to fail")
                .hasMessageContaining("No data is lost");
        List<String> before = List.copyOf(engine.calls);
        engine.failing.clear();

        RestoreReport report = restores().resume(steps::add);

        assertThat(report.timeline()).contains(5L);
        List<String> after = engine.calls.subList(before.size(), engine.calls.size());
        assertThat(after).endsWith("backup run full");
        assertThat(engine.calls.stream().filter("pg2 restore"::equals).count())
                .isEqualTo(failing.equals("pg2 restore") ? 2 : 1);
        assertThat(engine.calls.lastIndexOf("pg2 restore")).isLessThan(engine.calls.lastIndexOf("start pg2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop pg2", "pg2 restore", "reset", "start pg2", "pg1 discard", "replace settings"})
    void undoesWhatWasInterrupted(String failing) {
        engine.failing.add(failing);
        assertThatThrownBy(this::restore).isInstanceOf(FailedException.class);
        engine.failing.clear();
        int before = engine.calls.size();
        boolean replaced = !List.of("stop pg2", "pg2 restore").contains(failing);

        RestoreReport report = restores().undo(steps::add);

        List<String> after = engine.calls.subList(before, engine.calls.size());
        assertThat(after.contains("pg2 undo pgdata.before-2")).isEqualTo(replaced);
        assertThat(after.contains("reset")).isEqualTo(replaced);
        assertThat(after.contains("pg1 discard")).isEqualTo(replaced);
        assertThat(after).contains("start pg2", "start pg1", "start pg3").endsWith("backup run full");
        assertThat(report.kept()).isEqualTo(replaced);
        assertThat(report.notes()).hasSize(replaced ? 0 : 1);
    }

    @Test
    void bringsBackTheDataOfBeforeThoughTheAnswerOfTheRestoreWasLost() {
        engine.lost = "pg2 restore";
        assertThatThrownBy(this::restore).isInstanceOf(FailedException.class);

        restores().undo(steps::add);

        assertThat(engine.calls).contains("pg2 undo pgdata.before-2");
    }

    @Test
    void doesNotSwapTheDataAgainIfTheAnswerOfTheWayBackWasLost() {
        restore();
        engine.lost = "pg2 undo";
        assertThatThrownBy(() -> restores.undo(steps::add)).isInstanceOf(FailedException.class);
        engine.lost = "";

        restores().resume(steps::add);

        assertThat(engine.calls.stream().filter(call -> call.startsWith("pg2 undo")))
                .hasSize(1);
        assertThat(engine.calls).endsWith("backup run full");
    }

    @Test
    void undoesAFinishedRestoreOnce() {
        restore();
        restores.undo(steps::add);

        assertThatThrownBy(() -> restores.undo(steps::add))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no restore");
    }

    @Test
    void refusesEverythingElseWhileARestoreIsUnfinished() {
        engine.failing.add("pg2 restore");
        assertThatThrownBy(this::restore).isInstanceOf(FailedException.class);

        assertThatThrownBy(() -> restores.plan(TARGET, steps::add))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("interrupted while replacing the data of the primary");
        assertThatThrownBy(() -> restores.forget(steps::add)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> record().refuseUnfinished()).isInstanceOf(RefusedException.class);
    }

    @Test
    void forgetsOnEveryMemberAndThenTheJournal() {
        restore();
        engine.calls.clear();

        restores.forget(steps::add);

        assertThat(engine.calls).containsExactly("pg1 forget", "pg2 forget", "pg3 forget");
        assertThat(record().isKept()).isFalse();
    }

    @Test
    void tellsOfABackupThatFailedAfterwardsWithoutFailing() {
        engine.failing.add("backup run full");

        assertThat(restore().notes()).singleElement().asString().contains("the full backup failed");
        record().refuseUnfinished();
    }

    @Test
    void resumesNothingWhereNothingIsUnfinished() {
        restore();
        assertThatThrownBy(() -> restores.resume(steps::add)).isInstanceOf(RefusedException.class);
    }

    @Test
    void startsWhatARestoreNeedsOfAStoppedClusterAndTheRestInTheEnd() {
        engine.parts().keySet().forEach(engine::stop);

        restore();

        assertThat(engine.calls)
                .startsWith("replace etcd1", "replace etcd2", "replace etcd3", "replace backup", "pg1 restore")
                .endsWith("replace settings", "start all", "backup run full");
    }

    @Test
    void saysInThePlanThatTheNewestWritesAreNotArchived() {
        engine.answer("run", 75, "", "full runs");
        assertThat(restores.plan(TARGET, steps::add).describe())
                .anyMatch(line -> line.startsWith("what was written last cannot be restored"));
    }

    @Test
    void refusesWhileARestoreByTheScriptOfTheBundleIsUnfinished() throws IOException {
        engine.failing.add("pg2 restore");
        assertThatThrownBy(this::restore).isInstanceOf(FailedException.class);
        engine.failing.clear();
        engine.calls.clear();
        Path journal = directory.resolve("compose/backup/restore.state");
        Files.createDirectories(journal.getParent());
        Files.writeString(journal, "pg1\n");

        assertThatThrownBy(this::restore).isInstanceOf(RefusedException.class).hasMessageContaining("has not ended");
        assertThatThrownBy(() -> restores.resume(steps::add)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> restores.undo(steps::add)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> restores.forget(steps::add)).isInstanceOf(RefusedException.class);
        assertThat(engine.calls).isEmpty();
    }
}
