package io.pgcluster.operate.engine.docker;

import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.failure.UnavailableException;
import io.pgcluster.operate.operation.ClusterOperations;
import io.pgcluster.operate.operation.ContainerOperations;
import io.pgcluster.operate.operation.EngineProvider;
import io.pgcluster.operate.operation.Site;
import java.nio.file.Files;
import java.util.Optional;

/** The Docker engine of this machine: everything of the plan, in containers. */
public final class DockerProvider implements EngineProvider {
    private static final String NAME = "docker";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Target target() {
        return Target.COMPOSE;
    }

    /** A note of ours that containers were started; or secrets for them, with which Compose alone may have started them. */
    @Override
    public Claim claim(Site site) {
        if (new EngineRecord(site.directory()).engine().filter(NAME::equals).isPresent()) {
            return Claim.DATA;
        }
        return Files.isDirectory(bundle(site).secrets()) ? Claim.POSSIBLE : Claim.NONE;
    }

    @Override
    public Optional<String> complaint(Site site) {
        try {
            DockerFinder.find();
            return Optional.empty();
        } catch (UnavailableException noEngine) {
            return Optional.of(noEngine.getMessage());
        }
    }

    @Override
    public ClusterOperations operations(Site site) {
        return new ContainerOperations(
                NAME,
                site,
                Target.COMPOSE,
                one -> new DockerEngine(
                        one.plan(),
                        DockerFinder.find(),
                        bundle(one).files(),
                        one.installation().root()));
    }

    private static BundleDirectory bundle(Site site) {
        return new BundleDirectory(site.directory(), Target.COMPOSE);
    }
}
