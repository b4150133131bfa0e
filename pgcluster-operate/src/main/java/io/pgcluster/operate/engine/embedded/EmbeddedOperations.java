package io.pgcluster.operate.engine.embedded;

import io.pgcluster.model.value.Secret;
import io.pgcluster.operate.backup.Backups;
import io.pgcluster.operate.backup.CloneRestore;
import io.pgcluster.operate.backup.Restores;
import io.pgcluster.operate.backup.extract.Extracts;
import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.cluster.SwitchoverReport;
import io.pgcluster.operate.drill.DrillReport;
import io.pgcluster.operate.drill.DrillRequest;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.operation.ClusterOperations;
import io.pgcluster.operate.operation.DownOptions;
import io.pgcluster.operate.operation.Interruption;
import io.pgcluster.operate.operation.ProgramCall;
import io.pgcluster.operate.operation.ProgressListener;
import io.pgcluster.operate.operation.PsqlRequest;
import io.pgcluster.operate.operation.Site;
import io.pgcluster.operate.operation.SqlTarget;
import io.pgcluster.operate.operation.SwitchoverOptions;
import io.pgcluster.operate.operation.UpOptions;
import io.pgcluster.operate.operation.UpReport;
import io.pgcluster.render.plan.name.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations on a cluster whose servers are processes of this machine. There is no failover, so nothing that needs one. */
final class EmbeddedOperations implements ClusterOperations {
    private final String name;
    private final Site site;
    private final EmbeddedFiles files;
    private final EmbeddedCluster cluster;

    EmbeddedOperations(String name, Site site, EmbeddedFiles files) {
        this.name = name;
        this.site = site;
        this.files = files;
        this.cluster = new EmbeddedCluster(files);
    }

    @Override
    public String engine() {
        return name;
    }

    @Override
    public UpReport up(UpOptions options, ProgressListener progress) {
        return new EmbeddedUp(site, files).run(options, progress);
    }

    @Override
    public ClusterStatus status(ProgressListener progress) {
        progress.step("querying every server");
        return EmbeddedStatus.read(files).report();
    }

    @Override
    public SwitchoverReport switchover(SwitchoverOptions options, ProgressListener progress) {
        throw noFailover("a switchover");
    }

    @Override
    public void down(DownOptions options, ProgressListener progress) {
        if (options.removeData()) {
            cluster.remove(progress::step);
        } else {
            cluster.stop(progress::step);
        }
    }

    @Override
    public DrillReport drill(DrillRequest request, ProgressListener progress) {
        throw noFailover("a drill");
    }

    @Override
    public Backups backups() {
        throw noBackups();
    }

    @Override
    public Restores restores() {
        throw noBackups();
    }

    @Override
    public CloneRestore restoreInto(Site copy, String specification) {
        throw noBackups();
    }

    @Override
    public Extracts extracts() {
        throw noBackups();
    }

    @Override
    public ProgramCall psql(PsqlRequest request) {
        EmbeddedState state = cluster.state();
        String role = request.admin() ? Names.SUPERUSER : state.user();
        EmbeddedAccess access = new EmbeddedAccess(files);
        List<String> command = new ArrayList<>(
                List.of("psql", "--dbname", access.libpq(state.primary().port(), state.database(), role)));
        command.addAll(request.options());
        Map<String, Secret> environment =
                Map.of("PGPASSFILE", Secret.nonEmpty("/dev/null"), "PGPASSWORD", access.password(role));
        return new ProgramCall(command, environment, Optional.empty());
    }

    @Override
    public Connection connect(SqlTarget target, Duration limit) throws SQLException {
        EmbeddedState state = cluster.state();
        EmbeddedState.Member server = target.member().isEmpty()
                ? state.primary()
                : member(state, target.member().get());
        String role = target.admin() ? Names.SUPERUSER : state.user();
        return new EmbeddedAccess(files).connect(server.port(), state.database(), role, limit);
    }

    @Override
    public boolean isRunning() {
        return cluster.isRunning();
    }

    @Override
    public Interruption interruption() {
        return Interruption.ofThisThread();
    }

    private RefusedException noBackups() {
        return new RefusedException(
                site.name() + " runs on the embedded engine, which has no backup host and takes no backups",
                "make a cluster in containers, under another name or in another --directory: pgcluster up "
                        + site.specification());
    }

    private RefusedException noFailover(String what) {
        return new RefusedException(
                site.name() + " runs on the embedded engine, as processes of this machine without failover; " + what
                        + " needs one",
                "make a cluster in containers, under another name or in another --directory: pgcluster up "
                        + site.specification());
    }

    private static EmbeddedState.Member member(EmbeddedState state, String name) {
        return state.member(name)
                .orElseThrow(() -> new RefusedException(
                        "there is no member \"" + name + "\"",
                        "name one of "
                                + String.join(
                                        ", ",
                                        state.members().stream()
                                                .map(EmbeddedState.Member::name)
                                                .toList())));
    }
}
