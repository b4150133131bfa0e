package io.pgcluster.operate.operation;

import io.pgcluster.operate.backup.Backups;
import io.pgcluster.operate.backup.CloneRestore;
import io.pgcluster.operate.backup.Restores;
import io.pgcluster.operate.backup.extract.Extracts;
import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.cluster.SwitchoverReport;
import io.pgcluster.operate.drill.DrillReport;
import io.pgcluster.operate.drill.DrillRequest;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.operate.failure.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The operations on one cluster, on any engine. What its engine cannot do is refused with the reason. Ends that are no success
 * are {@link OperationException}s; each says what happened and what to do. Operations on one cluster are done one after the other.
 */
public interface ClusterOperations {
    /** The name of the engine that it runs on. */
    String engine();

    /**
     * Starts the cluster, or makes a running one what the plan says.
     *
     * @throws RefusedException if that would lose data or the engine cannot do what {@code options} ask for; nothing was changed
     */
    UpReport up(UpOptions options, ProgressListener progress);

    /** Reads the state of every part and compares it with the plan. Changes nothing. */
    ClusterStatus status(ProgressListener progress);

    /**
     * Moves the primary to another member without client errors, and waits until every member is back.
     *
     * @throws RefusedException if the engine has no failover
     */
    SwitchoverReport switchover(SwitchoverOptions options, ProgressListener progress);

    /** Stops the cluster. */
    void down(DownOptions options, ProgressListener progress);

    /**
     * Injects a fault while clients write, undoes it, and compares the outcome with the prediction of the plan.
     *
     * @throws RefusedException if the engine has no failover
     */
    DrillReport drill(DrillRequest request, ProgressListener progress);

    /**
     * Its backups.
     *
     * @throws RefusedException if the engine takes none
     */
    Backups backups();

    /**
     * The ways back from its backups.
     *
     * @throws RefusedException if the engine takes none
     */
    Restores restores();

    /**
     * A restore of its backups into a new cluster next to it, on the same engine.
     *
     * @param copy the new cluster
     * @param specification the text of the new cluster's specification
     * @throws RefusedException if the engine takes no backups
     */
    CloneRestore restoreInto(Site copy, String specification);

    /**
     * Tables, schemas and databases as they were, next to the live ones.
     *
     * @throws RefusedException if the engine takes no backups
     */
    Extracts extracts();

    /** The psql that a user is to be given. */
    ProgramCall psql(PsqlRequest request);

    /** A session for statements of a user; {@code limit} holds for connecting and for each answer. */
    Connection connect(SqlTarget target, Duration limit) throws SQLException;

    /** Whether parts of it run on this machine that would outlive the caller's process. */
    boolean isRunning();

    /** Watches for the end of the caller's process, if {@link #up} stops what it has started in that case. */
    Interruption interruption();
}
