package io.pgcluster.model.sizing;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.WorkloadProfile;

/**
 * Processes that a server starts in addition to its connections, by the number of cores.
 *
 * @param processes {@code max_worker_processes}
 * @param parallel {@code max_parallel_workers}: helpers of queries, all queries together
 * @param perGather {@code max_parallel_workers_per_gather}: helpers of one query step
 * @param maintenance {@code max_parallel_maintenance_workers}: helpers of one index build
 * @param autovacuum {@code autovacuum_max_workers}
 * @param walSenders {@code max_wal_senders}: replicas, backups, consumers of changes, and room to replace one while the old one has not timed
 *     out
 */
public record Workers(int processes, int parallel, int perGather, int maintenance, int autovacuum, int walSenders) {
    private static final int BACKGROUND = 8;
    private static final int MIN_WAL_SENDERS = 10;

    /** The workers of every database node of {@code spec}. */
    public static Workers of(ClusterSpec spec) {
        int cores = spec.resources().postgres().cpu().cores();
        int half = (cores + 1) / 2;
        WrittenParameters written = WrittenParameters.of(spec.postgres());
        int helpers = cores == 1 ? 0 : half;
        int perGather = spec.postgres().profile() == WorkloadProfile.WAREHOUSE ? helpers : Math.min(4, helpers);
        return new Workers(
                written.integer("max_worker_processes", Math.max(BACKGROUND, cores + 4)),
                written.integer("max_parallel_workers", cores == 1 ? 0 : cores),
                written.integer("max_parallel_workers_per_gather", perGather),
                written.integer("max_parallel_maintenance_workers", Math.min(4, helpers)),
                written.integer("autovacuum_max_workers", 3),
                written.integer(
                        "max_wal_senders",
                        Math.max(MIN_WAL_SENDERS, 2 * spec.highAvailability().members() + 2)
                                + spec.postgres().logicalReplication().slots().size()));
    }
}
