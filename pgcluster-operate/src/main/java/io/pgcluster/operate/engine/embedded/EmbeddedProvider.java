package io.pgcluster.operate.engine.embedded;

import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.operation.ClusterOperations;
import io.pgcluster.operate.operation.EngineProvider;
import io.pgcluster.operate.operation.Site;
import java.util.Optional;

/** The embedded engine: primary and replicas as processes of this machine. */
public final class EmbeddedProvider implements EngineProvider {
    private static final String NAME = "embedded";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Target target() {
        return Target.COMPOSE;
    }

    @Override
    public Claim claim(Site site) {
        EmbeddedCluster cluster = new EmbeddedCluster(files(site));
        if (!cluster.hasData()) {
            return Claim.NONE;
        }
        return cluster.isRunning() ? Claim.RUNNING : Claim.DATA;
    }

    @Override
    public Optional<String> complaint(Site site) {
        int major = site.plan().cluster().spec().postgres().version().major();
        return new EmbeddedPrograms(site.installation()).hasServers(major)
                ? Optional.empty()
                : Optional.of("this build does not include the programs of PostgreSQL " + major);
    }

    @Override
    public ClusterOperations operations(Site site) {
        return new EmbeddedOperations(NAME, site, files(site));
    }

    private static EmbeddedFiles files(Site site) {
        return EmbeddedFiles.in(site.directory());
    }
}
