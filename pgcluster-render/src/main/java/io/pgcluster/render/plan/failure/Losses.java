package io.pgcluster.render.plan.failure;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.render.plan.server.Replication;
import io.pgcluster.render.plan.server.Timing;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much acknowledged data a failure can lose. */
final class Losses {
    /** Settings with which a commit does not wait for a replica, regardless of the replication mode. */
    private static final Set<String> LOCAL_COMMIT = Set.of("off", "local", "false", "no", "0");

    private final Timing timing;
    private final Replication replication;
    private final boolean localCommit;
    private final boolean lazyCommit;

    Losses(ClusterSpec spec, Timing timing, Replication replication) {
        this.timing = timing;
        this.replication = replication;
        String commit = synchronousCommit(spec.postgres().parameters());
        this.localCommit = LOCAL_COMMIT.contains(commit);
        this.lazyCommit = localCommit && !commit.equals("local");
    }

    private static String synchronousCommit(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("synchronous_commit"))
                .map(entry -> entry.getValue().strip().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("on");
    }

    /** A replica takes over from a lost primary. */
    DataLoss takeOver() {
        if (replication.mode() == ReplicationMode.ASYNC || localCommit) {
            return DataLoss.atMost(
                    replication.maximumLag(),
                    replication.maximumLag() + " (maximumLag) and the WAL written in the last "
                            + timing.leaderLease().toSeconds() + " s");
        }
        String always = "no acknowledged commit";
        return replication.strict()
                ? DataLoss.nothing(always)
                : DataLoss.nothing(always + "; but see the note on the " + Outage.seconds(timing.withoutStandby())
                        + " after a promotion");
    }

    /** The same server continues with the same data. */
    DataLoss sameServer() {
        return lazyCommit
                ? DataLoss.unbounded("the last 0.6 s (three times wal_writer_delay), since synchronous_commit is off")
                : DataLoss.nothing("nothing: the server continues with its own data");
    }

    /** A clean hand-over: the replica has received everything before it takes over. */
    DataLoss handOver() {
        return DataLoss.nothing("nothing: the replica has received everything before it takes over");
    }

    /** No replica, and the server's data may be gone. */
    DataLoss noReplica() {
        return DataLoss.unbounded("nothing if its volume survives; everything since the last backup if not");
    }
}
