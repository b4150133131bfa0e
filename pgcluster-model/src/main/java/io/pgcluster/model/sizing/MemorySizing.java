package io.pgcluster.model.sizing;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.PostgresSpec;
import io.pgcluster.model.spec.WorkloadProfile;
import io.pgcluster.model.value.MemorySize;

/**
 * How the memory of a database node is divided. What the specification sets itself is taken as it is; the rest is sized from the
 * container's limit: a quarter for shared buffers, a share for maintenance, and as much per query step as still fits when every
 * connection takes it at once.
 *
 * @param limit memory limit of the container
 * @param sharedBuffers {@code shared_buffers}
 * @param walBuffers {@code wal_buffers}
 * @param effectiveCacheSize {@code effective_cache_size}; a hint for the planner, allocates nothing
 * @param maintenanceWorkMem {@code maintenance_work_mem}
 * @param autovacuumWorkMem {@code autovacuum_work_mem}
 * @param workMem {@code work_mem}
 * @param hashMultiplier {@code hash_mem_multiplier}: a hash may take so many times {@code work_mem}
 */
public record MemorySizing(
        MemorySize limit,
        MemorySize sharedBuffers,
        MemorySize walBuffers,
        MemorySize effectiveCacheSize,
        MemorySize maintenanceWorkMem,
        MemorySize autovacuumWorkMem,
        MemorySize workMem,
        double hashMultiplier) {
    /** Less than this per query step makes every sort go to disk; a memory limit that leaves only that is refused. */
    public static final MemorySize MIN_WORK_MEM = MemorySize.ofMebibytes(1);

    private static final long KIB = 1024;
    private static final long MIB = KIB * KIB;
    private static final long GIB = KIB * MIB;

    /** The division for every database node of {@code spec}. */
    public static MemorySizing of(ClusterSpec spec) {
        MemorySizing least = withWorkMem(spec, MIN_WORK_MEM);
        WrittenParameters written = WrittenParameters.of(spec.postgres());
        long workMem = written.bytes("work_mem").orElseGet(() -> fittingWorkMem(spec, least));
        return withWorkMem(spec, new MemorySize(workMem));
    }

    private static MemorySizing withWorkMem(ClusterSpec spec, MemorySize workMem) {
        PostgresSpec postgres = spec.postgres();
        WrittenParameters written = WrittenParameters.of(postgres);
        long limit = spec.resources().postgres().memory().bytes();
        long shared = written.bytes("shared_buffers").orElse(wholeMebibytes(limit / 4));
        long maintenance =
                written.bytes("maintenance_work_mem").orElseGet(() -> maintenance(postgres.profile(), limit));
        return new MemorySizing(
                new MemorySize(limit),
                new MemorySize(shared),
                new MemorySize(walBuffers(written, shared)),
                new MemorySize(written.bytes("effective_cache_size").orElse(wholeMebibytes(limit / 4 * 3))),
                new MemorySize(maintenance),
                new MemorySize(autovacuum(written, maintenance, Workers.of(spec).autovacuum())),
                workMem,
                written.real("hash_mem_multiplier").orElse(postgres.version().isAtLeast(15) ? 2.0 : 1.0));
    }

    private static long maintenance(WorkloadProfile profile, long limit) {
        int part = profile == WorkloadProfile.WAREHOUSE ? 8 : 16;
        return wholeMebibytes(clamp(limit / part, 16 * MIB, 2 * GIB));
    }

    /** Sized as the server sizes it for -1. */
    private static long walBuffers(WrittenParameters written, long shared) {
        long amount = written.bytes("wal_buffers").orElse(-1);
        return amount < 0 ? wholeMebibytes(clamp(shared / 32, MIB, 16 * MIB)) : amount;
    }

    /** A share of what one manual command may take; -1 means as much as that. */
    private static long autovacuum(WrittenParameters written, long maintenance, int workers) {
        long share = wholeMebibytes(clamp(maintenance / Math.max(1, workers), 8 * MIB, 512 * MIB));
        long amount = written.bytes("autovacuum_work_mem").orElse(share);
        return amount < 0 ? maintenance : amount;
    }

    /**
     * The smaller of what the proof leaves and pgtune's share: a third of what is not shared buffers, divided by all processes, and
     * half of that where several steps of one query run at once as a rule.
     */
    private static long fittingWorkMem(ClusterSpec spec, MemorySizing least) {
        Workers workers = Workers.of(spec);
        long processes = (long) spec.postgres().maxConnections() + workers.parallel();
        long left = MemoryProof.of(spec, least).headroom()
                + (long) (processes * least.hashMultiplier * least.workMem.bytes());
        long proven = (long) (left / (processes * least.hashMultiplier));
        long several =
                switch (spec.postgres().profile()) {
                    case WAREHOUSE, MIXED -> 2;
                    case OLTP, WEB -> 1;
                };
        long shares = 3 * several * ((long) spec.postgres().maxConnections() + workers.processes());
        long usual = (least.limit.bytes() - least.sharedBuffers.bytes()) / shares;
        long step = 64 * KIB;
        return clamp(Math.min(proven, usual) / step * step, MIN_WORK_MEM.bytes(), GIB);
    }

    private static long wholeMebibytes(long bytes) {
        return bytes / MIB * MIB;
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(value, most));
    }
}
