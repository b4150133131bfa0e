package io.pgcluster.operate;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.backup.Backups;
import io.pgcluster.operate.backup.CloneRestore;
import io.pgcluster.operate.backup.CloneSpecification;
import io.pgcluster.operate.backup.Restores;
import io.pgcluster.operate.backup.extract.Extracts;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.ClusterSecrets;
import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.cluster.SwitchoverReport;
import io.pgcluster.operate.drill.DrillReport;
import io.pgcluster.operate.drill.DrillRequest;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.operate.operation.ClusterOperations;
import io.pgcluster.operate.operation.DownOptions;
import io.pgcluster.operate.operation.Installation;
import io.pgcluster.operate.operation.ProgressListener;
import io.pgcluster.operate.operation.Site;
import io.pgcluster.operate.operation.SwitchoverOptions;
import io.pgcluster.operate.operation.UpOptions;
import io.pgcluster.operate.operation.UpReport;
import io.pgcluster.render.ClusterRenderer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A cluster to be operated by a program: brought up, looked at, switched over, drilled, stopped. The engine is the one that the cluster's
 * directory names, the one that was asked for, or the first of this machine that can be used. Ends without success are
 * {@link OperationException}s. Immutable; operations on one cluster are done one after the other.
 */
public final class PgCluster {
    private final Site site;
    private final Optional<String> engine;

    private PgCluster(Site site, Optional<String> engine) {
        this.site = site;
        this.engine = engine;
    }

    /**
     * The cluster that {@code cluster} specifies, with its files in {@code directory}, which need not exist.
     *
     * @param installation where images and servers are made from
     * @throws OperationException if no engine runs any of its targets
     */
    public static PgCluster of(Cluster cluster, Path directory, Installation installation) {
        Engines.ALL.requireTarget(cluster, cluster.name());
        return new PgCluster(
                new Site(ClusterRenderer.plan(cluster), directory, installation, "cluster.yaml"), Optional.empty());
    }

    /** The names of the engines that there are. */
    public static List<String> engines() {
        return Engines.ALL.names();
    }

    /** The same on the engine {@code name}. */
    public PgCluster on(String name) {
        return new PgCluster(site, Optional.of(name));
    }

    /** The same whose specification users call {@code name}, in texts that say what to run next. */
    public PgCluster specifiedBy(String name) {
        return new PgCluster(new Site(site.plan(), site.directory(), site.installation(), name), engine);
    }

    /** Starts the cluster, or makes a running one what its specification says. */
    public UpReport up(UpOptions options, ProgressListener progress) {
        return starting().operations().up(options, progress);
    }

    /** Reads the state of every part and compares it with the plan. Changes nothing. */
    public ClusterStatus status(ProgressListener progress) {
        return operations().status(progress);
    }

    /** Moves the primary to another member without client errors, and waits until every member is back. */
    public SwitchoverReport switchover(SwitchoverOptions options, ProgressListener progress) {
        return operations().switchover(options, progress);
    }

    /** Stops the cluster. */
    public void down(DownOptions options, ProgressListener progress) {
        operations().down(options, progress);
    }

    /** Breaks something on purpose while clients write, and compares what it cost with what the plan said. */
    public DrillReport drill(DrillRequest request, ProgressListener progress) {
        return operations().drill(request, progress);
    }

    /** Its backups. */
    public Backups backups() {
        return operations().backups();
    }

    /** The ways back from its backups. */
    public Restores restores() {
        return operations().restores();
    }

    /**
     * A restore of its backups into a new cluster next to it.
     *
     * @param copy what the new cluster is to be
     * @param directory the new cluster's directory, which need not exist
     */
    public CloneRestore restoreInto(CloneSpecification copy, Path directory) {
        String specification = CloneSpecification.file(directory).toString();
        Site other = new Site(ClusterRenderer.plan(copy.cluster()), directory, site.installation(), specification);
        return operations().restoreInto(other, copy.text());
    }

    /**
     * The specification of a new cluster next to this one.
     *
     * @param specification the text of this one's specification
     * @param name the new one's name
     * @param port the first port that it publishes; the first free ones if empty
     * @throws OperationException if that is no valid specification
     */
    public CloneSpecification copy(String specification, String name, OptionalInt port) {
        return CloneSpecification.of(specification, site.plan(), name, port);
    }

    /** Tables, schemas and databases as they were at an earlier time, next to the live ones. */
    public Extracts extracts() {
        return operations().extracts();
    }

    /** The engine that {@link #up} would use, and why. */
    public EngineChoice starting() {
        return Engines.ALL.starting(site, engine);
    }

    /** Everything that can be done with the cluster where it is now. */
    public ClusterOperations operations() {
        return Engines.ALL.existing(site, engine);
    }

    /** Its secrets, as the rendered files use them. */
    public ClusterSecrets secrets() {
        return new ClusterSecrets(site.plan(), new BundleDirectory(site.directory(), Target.COMPOSE));
    }
}
