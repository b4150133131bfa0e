package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterRendererTest {
    private final Plan plan = Clusters.plan("targets: [compose, kubernetes]");

    @Test
    void rendersTheTargetsThatTheModelSaysItDoes() {
        assertThat(ClusterRenderer.targets()).isEqualTo(Target.implemented());
    }

    @Test
    void refusesATargetThatItCannotRenderRatherThanLeaveItOut() {
        assertThatThrownBy(() -> ClusterRenderer.render(plan.cluster()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kubernetes");
    }

    @Test
    void rendersTheTargetsThatAreAskedFor() {
        assertThat(ClusterRenderer.render(plan.cluster(), Set.of(Target.COMPOSE))
                        .find("compose/compose.yaml"))
                .isPresent();
    }

    @Test
    void refusesATargetThatTheSpecificationWasNotCheckedFor() {
        Cluster kubernetes = Clusters.of("targets: [kubernetes]");

        assertThatThrownBy(() -> ClusterRenderer.render(kubernetes, Set.of(Target.COMPOSE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not name compose");
    }

    @Test
    void plansForTheFirstTargetThatItRenders() {
        Cluster both = Clusters.of("targets: [kubernetes, compose]");

        assertThat(ClusterRenderer.plan(both)).isEqualTo(ClusterRenderer.plan(both, Target.COMPOSE));
        assertThatThrownBy(() -> ClusterRenderer.plan(both, Target.KUBERNETES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not render kubernetes");
    }

    @Test
    void plansNothingForTargetsThatItDoesNotRender() {
        Cluster kubernetes = Clusters.of("targets: [kubernetes]");

        assertThatThrownBy(() -> ClusterRenderer.plan(kubernetes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compose")
                .hasMessageContaining("kubernetes");
    }
}
