package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.plan.RandomClusters;
import io.pgcluster.render.target.compose.ComposeBundle;
import java.util.Locale;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every bundle, regardless of the specification, as long as it is accepted. */
class RenderPropertiesTest {
    @Property(tries = 150)
    void confinesAndConnectsEveryService(@ForAll("clusters") Cluster cluster) {
        assertThat(new ComposeBundle(ClusterRenderer.plan(cluster)).violations())
                .isEmpty();
    }

    @Property(tries = 30)
    void givesTheSameBytesEveryTime(@ForAll("clusters") Cluster cluster) {
        Bundle once = ClusterRenderer.render(cluster);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(ClusterRenderer.render(cluster)).isEqualTo(once);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Provide
    Arbitrary<Cluster> clusters() {
        return RandomClusters.clusters();
    }
}
