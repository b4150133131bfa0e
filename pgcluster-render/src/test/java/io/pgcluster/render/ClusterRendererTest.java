package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        assertThatThrownBy(() -> ClusterRenderer.render(plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kubernetes");
    }

    @Test
    void rendersTheTargetsThatAreAskedFor() {
        assertThat(ClusterRenderer.render(plan, Set.of(Target.COMPOSE)).find("compose/compose.yaml"))
                .isPresent();
    }

    @Test
    void refusesATargetThatTheSpecificationWasNotCheckedFor() {
        Plan kubernetes = Clusters.plan("targets: [kubernetes]");

        assertThatThrownBy(() -> ClusterRenderer.render(kubernetes, Set.of(Target.COMPOSE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not name compose");
    }
}
