package io.pgcluster.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.plan.Plan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloneRestoreTest {
    private static final RecoveryTarget TARGET =
            new RecoveryTarget(RecoveryTarget.Kind.TIME, "2026-11-28T04:30:00Z", OptionalInt.empty());

    private static final String TEXT = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: orders}
            spec:
              highAvailability: {replicas: 2}
              backup: {enabled: true}
            """;

    private static final List<String> ORDER = List.of(
            "backup run check",
            "prepare",
            "new keys",
            "new etcd1",
            "new etcd2",
            "new etcd3",
            "pg1 on {pg1-data=copy_pg1-data} restore",
            "new pg1",
            "stop pg1",
            "start");

    private final BackupCluster engine = new BackupCluster();
    private final EmptyEngine other = new EmptyEngine(engine.calls, engine.failing);
    private final Path directory;
    private final CloneSpecification copy;

    CloneRestoreTest(@TempDir Path root) {
        this.directory = root.resolve("copy");
        this.copy = CloneSpecification.of(TEXT, plan(TEXT), "copy", OptionalInt.empty());
    }

    private static Plan plan(String text) {
        return ClusterRenderer.plan(((Resolution.Accepted) ClusterModel.load(text)).cluster());
    }

    private CloneRestore restore() {
        return new CloneRestore(
                new RunningCluster(plan(TEXT), engine),
                sourceRecord(),
                new RunningCluster(ClusterRenderer.plan(copy.cluster()), other),
                new CloneDirectory(directory, copy.text()),
                new Work(),
                InstantSource.system(),
                Duration.ofMillis(1));
    }

    private RestoreRecord sourceRecord() {
        Path source = directory.resolveSibling("orders");
        return new RestoreRecord(new BundleDirectory(source, Target.COMPOSE));
    }

    private CloneReport run() {
        CloneRestore restore = restore();
        return restore.run(restore.plan(TARGET, step -> {}), step -> {});
    }

    private final class Work implements NewCluster {
        @Override
        public List<String> prepare(Consumer<String> step) {
            note("prepare");
            return List.of("keep the key");
        }

        @Override
        public void start(Consumer<String> step) {
            new CloneRecord(directory).refuseWithoutData();
            note("start");
        }

        @Override
        public void remove(Consumer<String> step) {
            note("remove");
            other.parts.clear();
        }

        private void note(String call) {
            engine.calls.add(call);
            if (engine.failing.contains(call)) {
                throw new FailedException(call + " was made to fail");
            }
        }
    }

    @Test
    void startsTheStoreThenRestoresIntoTheNewVolumeThenStartsItsMemberByItselfBeforeTheRest() {
        CloneReport report = run();

        assertThat(engine.calls).isEqualTo(ORDER);
        assertThat(report.lastCommit()).contains("2026-11-28T04:29:59Z");
        assertThat(report.notes()).containsExactly("keep the key");
        assertThat(report.specification()).hasContent(copy.text());
    }

    @Test
    void plansWithoutMakingAnything() {
        ClonePlan plan = restore().plan(TARGET, step -> {});

        assertThat(directory).doesNotExist();
        assertThat(engine.calls).containsExactly("backup run check");
        assertThat(plan.describe()).anyMatch(line -> line.contains("20261128-020000F into the volume of its pg1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "new keys", "new etcd2", "pg1 on", "new pg1", "stop pg1", "start"})
    void resumesWhereItStopped(String failing) {
        engine.failing.add(failing);
        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        FailedException.class, end -> assertThat(end.remedy()).contains("--resume", "--undo"))
                .hasMessageContaining("was made to fail")
                .hasMessageContaining("orders was not changed");
        engine.failing.clear();

        restore().resume(step -> {});

        assertThat(engine.calls.stream().distinct()).containsExactlyElementsOf(ORDER);
        assertThat(engine.calls).endsWith("start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "new etcd2", "pg1 on", "new pg1", "start"})
    void removesWhatAnInterruptedOneHasMade(String failing) {
        engine.failing.add(failing);
        assertThatThrownBy(this::run).isInstanceOf(FailedException.class);
        engine.failing.clear();

        restore().remove(step -> {});

        assertThat(engine.calls).endsWith("remove");
        assertThat(directory).doesNotExist();
        run();
    }

    /** An attempt whose answer was lost has left its data; the next one moves it aside, and it is of no use to anyone. */
    @Test
    void forgetsTheDataOfAnAttemptWhoseAnswerWasLost() {
        engine.answer("restore", 0, "{\"timeline\":4,\"kept\":\"pgdata.before-1\"}", "");
        run();
        assertThat(engine.calls)
                .containsSequence(
                        "pg1 on {pg1-data=copy_pg1-data} restore", "pg1 on {pg1-data=copy_pg1-data} forget", "new pg1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "pg1 on", "new pg1", "stop pg1"})
    void refusesToStartTheNewClusterWithoutItsData(String failing) {
        engine.failing.add(failing);
        assertThatThrownBy(this::run).isInstanceOf(FailedException.class);

        assertThatThrownBy(() -> new CloneRecord(directory).refuseWithoutData())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it would start empty");
    }

    @Test
    void refusesASecondOneWhileOneIsUnfinished() {
        engine.failing.add("pg1 on");
        assertThatThrownBy(this::run).isInstanceOf(FailedException.class);

        assertThatThrownBy(this::run)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("interrupted while restoring the data");
    }

    @Test
    void doesNotRemoveAClusterThatIsComplete() {
        run();
        assertThatThrownBy(() -> restore().remove(step -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a cluster of its own");
        assertThatThrownBy(() -> restore().resume(step -> {})).isInstanceOf(RefusedException.class);
        assertThat(directory).exists();
    }

    @Test
    void refusesWhileARestoreOfTheSourceIsUnfinished() throws IOException {
        Path journal = directory.resolveSibling("orders").resolve("compose/backup/restore.state");
        Files.createDirectories(journal.getParent());
        Files.writeString(journal, "pg1\n");

        assertThatThrownBy(this::run).isInstanceOf(RefusedException.class).hasMessageContaining("has not ended");
        assertThat(engine.calls).isEmpty();
    }

    @Test
    void refusesADirectoryThatIsNotEmpty() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("notes.txt"), "mine");

        assertThatThrownBy(this::run).isInstanceOf(RefusedException.class).hasMessageContaining("notes.txt");
        assertThat(engine.calls).isEmpty();
    }

    @Test
    void refusesANameThatHasContainersOrVolumes() {
        other.volumes.add("pg1-data");
        assertThatThrownBy(this::run).isInstanceOf(RefusedException.class).hasMessageContaining("copy_pg1-data");
        other.parts.put("pg1", new Part("pg1", Part.State.ENDED, Part.Health.NONE, true, "Exited (0)"));
        assertThatThrownBy(this::run).isInstanceOf(RefusedException.class).hasMessageContaining("containers");
        assertThat(engine.calls).isEmpty();
    }

    @Test
    void refusesAPortThatIsInUse() throws IOException {
        int port = copy.cluster().spec().network().publish().port().number();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(this::run)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("in use on 127.0.0.1: " + taken.getLocalPort());
        }
        assertThat(engine.calls).isEmpty();
    }

    @Test
    void refusesATargetThatCannotBeRestored() {
        engine.answer("preflight", 1, """
                {"ok":false,"problem":"the target is before the first backup","hint":"take a later time",
                 "window":{"from":"2026-11-28T02:00:05Z","to":"2026-11-28T04:30:00Z"}}
                """, "");
        assertThatThrownBy(this::run).isInstanceOfSatisfying(RefusedException.class, end -> assertThat(end.remedy())
                .contains("2026-11-28T02:00:05Z to 2026-11-28T04:30:00Z"));
        assertThat(directory).doesNotExist();
    }

    @Test
    void refusesWithoutSpaceForACopyOnEveryMember() {
        engine.answer("preflight", 0, "{\"ok\":true,\"backup\":\"B\",\"timeline\":1,\"sizeBytes\":1600}", "");
        assertThatThrownBy(this::run)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("3 copies of backup B")
                .hasMessageContaining("take 5280 bytes, and 5000 are free");
    }

    @Test
    void saysInThePlanThatTheNewestWritesAreNotArchived() {
        engine.answer("run", 75, "", "full runs");
        assertThat(restore().plan(TARGET, step -> {}).describe())
                .anyMatch(line -> line.startsWith("what was written last cannot be restored"));
    }
}
