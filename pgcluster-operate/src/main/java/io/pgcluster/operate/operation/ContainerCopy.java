package io.pgcluster.operate.operation;

import io.pgcluster.operate.backup.NewCluster;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.engine.Engine;
import io.pgcluster.operate.secret.SecretChange;
import io.pgcluster.operate.secret.SecretDirectory;
import io.pgcluster.render.plan.secret.CredentialPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a cluster next to another one, by the operations that every cluster is made by. */
final class ContainerCopy implements NewCluster {
    private static final Duration STOP = Duration.ofMinutes(10);

    private final String name;
    private final Site site;
    private final BundleDirectory bundle;
    private final BundleDirectory source;
    private final Engine engine;
    private final ContainerOperations operations;

    /**
     * A copy in {@code site}.
     *
     * @param name the engine's name
     * @param source the cluster that it is a copy of
     * @param engine the engine of the copy
     * @param operations operations on the copy
     */
    ContainerCopy(String name, Site site, Site source, Engine engine, ContainerOperations operations) {
        this.name = name;
        this.site = site;
        this.bundle = operations.bundle();
        this.source = new BundleDirectory(source.directory(), bundle.target());
        this.engine = engine;
        this.operations = operations;
    }

    @Override
    public List<String> prepare(Consumer<String> step) {
        takeCredentials();
        List<SecretChange> secrets = new ContainerUp(name, site, bundle, () -> engine).files(UpOptions.DEFAULT);
        engine.provideImages(step);
        new EngineRecord(bundle.root()).keep(name);
        return secrets.stream()
                .map(SecretChange::warning)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What an operator gave to the source: the copy names the same buckets and tells the same people. */
    private void takeCredentials() {
        SecretDirectory theirs = new SecretDirectory(source.secrets());
        SecretDirectory own = new SecretDirectory(bundle.secrets());
        site.plan().secrets().credentials().stream()
                .map(CredentialPlan::file)
                .filter(file -> own.read(file).isEmpty())
                .forEach(file -> theirs.read(file).ifPresent(text -> own.write(file, text)));
    }

    @Override
    public void start(Consumer<String> step) {
        operations.up(UpOptions.DEFAULT, step::accept);
    }

    @Override
    public void remove(Consumer<String> step) {
        boolean exists = !engine.parts().isEmpty() || !engine.volumes().names().isEmpty();
        if (exists) {
            engine.stop(true, STOP, step);
        }
    }
}
