package io.pgcluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.operation.ClusterOperations;
import io.pgcluster.operate.operation.EngineProvider;
import io.pgcluster.operate.operation.EngineProvider.Claim;
import io.pgcluster.operate.operation.Installation;
import io.pgcluster.operate.operation.Site;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.plan.Planner;
import io.pgcluster.render.platform.Platform;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private static final Optional<String> ANSWERS = Optional.empty();
    private static final Optional<String> STOPPED = Optional.of("no container engine answers");

    /** An engine of which is known what a test says. */
    private record Known(String name, Claim claims, Optional<String> complains) implements EngineProvider {
        @Override
        public Target target() {
            return Target.COMPOSE;
        }

        @Override
        public Claim claim(Site site) {
            return claims;
        }

        @Override
        public Optional<String> complaint(Site site) {
            return complains;
        }

        @Override
        public ClusterOperations operations(Site site) {
            return (ClusterOperations) Proxy.newProxyInstance(
                    ClusterOperations.class.getClassLoader(),
                    new Class<?>[] {ClusterOperations.class},
                    (self, method, a) -> name);
        }
    }

    @Test
    void usesTheFirstEngineForANewClusterWhereItAnswers() {
        EngineChoice choice = engines(Claim.NONE, ANSWERS, Claim.NONE).starting(site("compose"), Optional.empty());

        assertThat(choice.operations().engine()).isEqualTo("first");
        assertThat(choice.reason()).isEmpty();
    }

    @Test
    void usesTheNextEngineForANewClusterWhereTheFirstDoesNotAnswer() {
        EngineChoice choice = engines(Claim.NONE, STOPPED, Claim.NONE).starting(site("compose"), Optional.empty());

        assertThat(choice.operations().engine()).isEqualTo("second");
        assertThat(choice.reason()).isEqualTo(STOPPED);
    }

    @Test
    void neverStartsAnEmptyClusterWhileTheEngineOfAnExistingOneIsStopped() {
        EngineChoice choice = engines(Claim.DATA, STOPPED, Claim.NONE).starting(site("compose"), Optional.empty());

        assertThat(choice.operations().engine()).isEqualTo("first");
    }

    @Test
    void staysOnTheOtherEngineWhenTheFirstIsInstalledLater() {
        EngineChoice choice = engines(Claim.NONE, ANSWERS, Claim.DATA).starting(site("compose"), Optional.empty());

        assertThat(choice.operations().engine()).isEqualTo("second");
        assertThat(choice.reason()).isPresent();
        assertThat(engines(Claim.POSSIBLE, ANSWERS, Claim.DATA)
                        .existing(site("compose"), Optional.empty())
                        .engine())
                .isEqualTo("second");
    }

    @Test
    void refusesToStartOnTheOtherEngineWhileThereIsData() {
        assertThatThrownBy(
                        () -> engines(Claim.DATA, ANSWERS, Claim.NONE).starting(site("compose"), Optional.of("second")))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertHelps(refused, "engine first"));
        assertThatThrownBy(
                        () -> engines(Claim.NONE, ANSWERS, Claim.DATA).starting(site("compose"), Optional.of("first")))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertHelps(refused, "engine second"));
    }

    @Test
    void refusesToOperateAClusterOfAnotherEngine() {
        Engines engines = engines(Claim.NONE, ANSWERS, Claim.RUNNING);

        assertThatThrownBy(() -> engines.existing(site("compose"), Optional.of("first")))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertHelps(refused, "engine second"));
        assertThat(engines(Claim.NONE, ANSWERS, Claim.DATA)
                        .existing(site("compose"), Optional.of("first"))
                        .engine())
                .as("stopped there, so its data is in no other cluster's way")
                .isEqualTo("first");
    }

    @Test
    void asksForADecisionIfTheClusterMayHaveDataOnAnEngineThatDoesNotAnswer() {
        Engines stopped = engines(Claim.POSSIBLE, STOPPED, Claim.NONE);

        assertThatThrownBy(() -> stopped.starting(site("compose"), Optional.empty()))
                .isInstanceOfSatisfying(
                        UnavailableException.class, refused -> assertHelps(refused, "nothing was started"));
        assertThat(stopped.starting(site("compose"), Optional.of("second"))
                        .operations()
                        .engine())
                .isEqualTo("second");
        assertThat(engines(Claim.POSSIBLE, ANSWERS, Claim.NONE)
                        .starting(site("compose"), Optional.empty())
                        .operations()
                        .engine())
                .isEqualTo("first");
    }

    @Test
    void listsTheEngines() {
        assertThatThrownBy(
                        () -> engines(Claim.NONE, ANSWERS, Claim.NONE).existing(site("compose"), Optional.of("third")))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.remedy())
                        .contains("first, second"));
    }

    @Test
    void operatesNothingWhoseTargetsNoEngineRuns() {
        assertThatThrownBy(
                        () -> engines(Claim.NONE, ANSWERS, Claim.NONE).existing(site("kubernetes"), Optional.empty()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("spec.targets does not include compose");
    }

    @Test
    void namesWhatCanBeOperatedBeforeItPlans() {
        assertThatThrownBy(() -> PgCluster.of(cluster("kubernetes"), Path.of("demo"), Installation.in(Path.of("demo"))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("demo: spec.targets does not include compose");
    }

    private static void assertHelps(OperationException end, String text) {
        assertThat(end).hasMessageContaining(text);
        assertThat(end.remedy()).contains("pgcluster");
    }

    private static Engines engines(Claim first, Optional<String> complaint, Claim second) {
        return new Engines(
                List.of(new Known("first", first, complaint), new Known("second", second, Optional.empty())));
    }

    /** Planned for the platform of another target where there is none yet for {@code target}. */
    private static Site site(String target) {
        Path directory = Path.of("demo");
        Platform platform = ClusterRenderer.plan(cluster("compose")).platform();
        return new Site(Planner.plan(cluster(target), platform), directory, Installation.in(directory), "cluster.yaml");
    }

    private static Cluster cluster(String target) {
        Resolution resolution = ClusterModel.load("""
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata: { name: demo }
                spec: { targets: [%s] }
                """.formatted(target));
        return ((Resolution.Accepted) resolution).cluster();
    }
}
