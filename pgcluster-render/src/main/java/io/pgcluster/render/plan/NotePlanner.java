package io.pgcluster.render.plan;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.sizing.MemoryProof;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.MonitoringSpec;
import io.pgcluster.render.plan.failure.Outage;
import io.pgcluster.render.plan.server.LogicalSlots;
import io.pgcluster.render.plan.server.MandatoryParameters;
import io.pgcluster.render.plan.server.Replication;
import io.pgcluster.render.plan.server.Timing;
import io.pgcluster.render.platform.ConsensusStore;
import io.pgcluster.render.platform.Coordination;
import io.pgcluster.render.platform.Note;
import io.pgcluster.render.platform.Platform;
import java.util.ArrayList;
import java.util.List;

/** Notes that an operator should read before deploying. */
final class NotePlanner {
    private final ClusterSpec spec;
    private final Timing timing;
    private final Replication replication;
    private final List<Note> notes = new ArrayList<>();

    private NotePlanner(ClusterSpec spec, Timing timing, Replication replication) {
        this.spec = spec;
        this.timing = timing;
        this.replication = replication;
    }

    static List<Note> notes(
            Cluster cluster, Platform platform, Timing timing, Replication replication, MemoryProof memory) {
        NotePlanner planner = new NotePlanner(cluster.spec(), timing, replication);
        planner.notes.addAll(platform.notes());
        planner.afterPromotion();
        planner.crash();
        planner.memory(memory);
        planner.consensus(platform.topology().coordination());
        planner.archive();
        planner.notes.addAll(platform.omissions());
        planner.notifications();
        planner.plaintext();
        planner.logicalReplication();
        planner.trackedSearchPath();
        return planner.notes;
    }

    private void note(String id, String text) {
        notes.add(new Note(id, text));
    }

    private void afterPromotion() {
        if (replication.synchronousReplicas() > 0 && !replication.strict()) {
            note(
                    "after-promotion",
                    "For about " + Outage.seconds(timing.withoutStandby()) + " after each promotion the new primary has"
                            + " no synchronous standby yet: commits are acknowledged asynchronously, and a second"
                            + " failure within that time can lose them. replication.strict closes this window by refusing"
                            + " writes meanwhile.");
        }
    }

    private void crash() {
        if (timing.primaryStartTimeout().isZero()) {
            note(
                    "crash-promotes",
                    "When the primary's server process crashes, a replica is promoted at once (primary_start_timeout 0),"
                            + " which bounds the outage however much WAL crash recovery would have to replay.");
        }
    }

    private void memory(MemoryProof proof) {
        if (!proof.holds()) {
            note(
                    "memory-bet",
                    "With the specified work_mem the worst case takes "
                            + -Math.floorDiv(proof.headroom(), 1L << 20)
                            + " MiB more than the memory limit: if all connections sort at once, the kernel kills the server.");
        }
    }

    private void consensus(Coordination coordination) {
        if (spec.highAvailability().members() > 1
                && coordination instanceof ConsensusStore store
                && store.members().size() == 1) {
            note(
                    "one-consensus-member",
                    "With one " + store.product()
                            + " member no replica is promoted while it is down; writes continue as long as"
                            + " the primary reaches every member. Three members tolerate the loss of one.");
        }
    }

    private void archive() {
        if (spec.backup().enabled()) {
            return;
        }
        note(
                "no-archiver",
                "archive_mode is on from the start so that enabling WAL archiving later needs no restart; until then"
                        + " archive_command is " + MandatoryParameters.NO_ARCHIVE
                        + ", which archives nothing: there is no point-in-time recovery.");
    }

    private void notifications() {
        MonitoringSpec monitoring = spec.monitoring();
        if (monitoring.prometheus()
                && monitoring.alerts()
                && monitoring.webhooks().isEmpty()) {
            note(
                    "alerts-tell-nobody",
                    "Nobody is notified of alerts; they are only displayed. List the receivers to notify in spec.monitoring.webhooks.");
        }
    }

    private void logicalReplication() {
        if (!spec.postgres().logicalReplication().enabled()) {
            return;
        }
        note(
                "logical-replication",
                "Slots of spec.postgres.logicalReplication.slots survive a failover: Patroni keeps them on the replicas."
                        + (LogicalSlots.areSynchronized(spec)
                                ? " So do slots that a consumer creates with failover = true, which the replicas copy."
                                : " PostgreSQL " + spec.postgres().version()
                                        + " has no failover slots (they came with 17): slots that a consumer creates itself exist on"
                                        + " one member only, and are missing after a failover.")
                        + " After a failover a consumer receives some changes again, and may have received changes that"
                        + " were not confirmed by a replica and that the new primary lacks."
                        + (spec.postgres().version().isAtLeast(13)
                                ? " A slot that retains more WAL than max_slot_wal_keep_size is invalidated."
                                : " Before version 13 nothing limits the WAL that a slot retains: monitor it."));
    }

    private void trackedSearchPath() {
        if (spec.pooling().enabled()
                && spec.pooling().startupParameters().tracked().stream().anyMatch("search_path"::equalsIgnoreCase)) {
            note(
                    "tracked-search-path",
                    "The poolers track search_path, so they also keep the value that a role had when they first"
                            + " connected: after ALTER ROLE … SET search_path or ALTER DATABASE … SET search_path run"
                            + " RECONNECT on every pooler's console. A custom image needs PgBouncer 1.25.1, or the fix for"
                            + " CVE-2025-12819.");
        }
    }

    private void plaintext() {
        if (!spec.postgres().ssl()) {
            note("plaintext", "postgres.ssl is off: passwords are never sent in clear text, but rows are.");
        }
    }
}
