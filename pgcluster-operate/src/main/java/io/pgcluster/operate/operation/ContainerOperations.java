package io.pgcluster.operate.operation;

import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.backup.Backups;
import io.pgcluster.operate.backup.CloneRecord;
import io.pgcluster.operate.backup.CloneRestore;
import io.pgcluster.operate.backup.RestoreRecord;
import io.pgcluster.operate.backup.Restores;
import io.pgcluster.operate.backup.extract.Extracts;
import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.ClusterState;
import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.cluster.Deployment;
import io.pgcluster.operate.cluster.EngineRecord;
import io.pgcluster.operate.cluster.MoveReport;
import io.pgcluster.operate.cluster.RecoveryWait;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.cluster.StatusReader;
import io.pgcluster.operate.cluster.Switchover;
import io.pgcluster.operate.cluster.SwitchoverReport;
import io.pgcluster.operate.drill.Drill;
import io.pgcluster.operate.drill.DrillReport;
import io.pgcluster.operate.drill.DrillRequest;
import io.pgcluster.operate.engine.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** Operations on an engine that runs every part of the plan and keeps them when the caller has ended. */
public final class ContainerOperations implements ClusterOperations {
    private static final Duration STOP = Duration.ofMinutes(10);

    private final String name;
    private final Site site;
    private final BundleDirectory bundle;
    private final Function<Site, Engine> engines;

    /**
     * Operations on the cluster of {@code site}.
     *
     * @param name the engine's name
     * @param target what is rendered for it
     * @param engines finds the engine of a site, or says why there is none
     */
    public ContainerOperations(String name, Site site, Target target, Function<Site, Engine> engines) {
        this.name = name;
        this.site = site;
        this.bundle = new BundleDirectory(site.directory(), target);
        this.engines = engines;
    }

    BundleDirectory bundle() {
        return bundle;
    }

    @Override
    public String engine() {
        return name;
    }

    @Override
    public UpReport up(UpOptions options, ProgressListener progress) {
        restoreRecord().refuseUnfinished();
        new CloneRecord(bundle.root()).refuseWithoutData();
        return new ContainerUp(name, site, bundle, () -> engines.apply(site)).run(options, progress);
    }

    @Override
    public ClusterStatus status(ProgressListener progress) {
        RunningCluster cluster = cluster();
        progress.step("querying every part");
        return new StatusReader(cluster, bundle, InstantSource.system()).read();
    }

    @Override
    public SwitchoverReport switchover(SwitchoverOptions options, ProgressListener progress) {
        RunningCluster cluster = cluster();
        SwitchoverReport report = new Switchover(cluster, options.pauseLimit(), progress::step).run(options.to());
        if (report.move().result() != MoveReport.Result.DONE) {
            return report;
        }
        progress.step("waiting until every member and the synchronous standbys are back");
        return report.with(RecoveryWait.awaitAfterMove(cluster, report.to()));
    }

    @Override
    public void down(DownOptions options, ProgressListener progress) {
        RunningCluster cluster = cluster();
        boolean careful = !options.force() && !options.removeData();
        if (careful && cluster.settledState() instanceof ClusterState.Unknown unknown) {
            throw cluster.refusal(unknown);
        }
        cluster.engine().stop(options.removeData(), STOP, progress::step);
        if (options.removeData()) {
            new EngineRecord(bundle.root()).forget();
            Deployment.forget(bundle);
            restoreRecord().forget();
            new CloneRecord(bundle.root()).forget();
        }
    }

    @Override
    public DrillReport drill(DrillRequest request, ProgressListener progress) {
        return new Drill(cluster(), access(), progress::step).run(request);
    }

    @Override
    public Backups backups() {
        return new Backups(cluster());
    }

    @Override
    public Restores restores() {
        return new Restores(cluster(), bundle);
    }

    @Override
    public CloneRestore restoreInto(Site copy, String specification) {
        RunningCluster running = new RunningCluster(copy.plan(), engines.apply(copy));
        ContainerOperations other = new ContainerOperations(name, copy, bundle.target(), engines);
        ContainerCopy work = new ContainerCopy(name, copy, site, running.engine(), other);
        return new CloneRestore(cluster(), restoreRecord(), running, copy.directory(), specification, work);
    }

    @Override
    public Extracts extracts() {
        return new Extracts(cluster());
    }

    @Override
    public ProgramCall psql(PsqlRequest request) {
        return new ContainerPsql(site.plan(), access(), this::cluster).call(request);
    }

    @Override
    public Connection connect(SqlTarget target, Duration limit) throws SQLException {
        return new ContainerSql(name, site.plan(), access(), this::cluster).connect(target, limit);
    }

    @Override
    public boolean isRunning() {
        return cluster().state() instanceof ClusterState.Running;
    }

    @Override
    public Interruption interruption() {
        return Interruption.none();
    }

    private RunningCluster cluster() {
        return new RunningCluster(site.plan(), engines.apply(site));
    }

    private RestoreRecord restoreRecord() {
        return new RestoreRecord(bundle);
    }

    private ClientAccess access() {
        return new ClientAccess(site.plan(), bundle);
    }
}
