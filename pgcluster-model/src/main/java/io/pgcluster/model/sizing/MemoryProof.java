package io.pgcluster.model.sizing;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.MemorySize;
import java.util.List;

/**
 * The most memory that a database node takes when every connection is in use and each runs one sort or hash of full size, in addition to the
 * limit at which the kernel kills it. Not counted: further sorts or hashes of one query, temporary tables, extensions, the kernel's
 * page cache (which gives way).
 *
 * @param limit memory limit of the container
 * @param terms what adds up
 */
public record MemoryProof(MemorySize limit, List<MemoryTerm> terms) {
    /** Name of the line for the work memory of queries. */
    public static final String SORTS = "sorts and hashes";

    /** Private memory of a backend that has run some queries, without its work memory: measured 1.4 to 1.7 MiB. */
    private static final long BACKEND_MIB = 2;

    private static final long PATRONI_MIB = 80;
    private static final long OWN_PROCESSES_MIB = 16;
    private static final long FIXED_SHARED_MIB = 8;
    private static final long SHARED_PER_CONNECTION_KIB = 80;
    /**
     * Headers and the look-up table of the buffers take so small a part of them. With the two figures above this is what PostgreSQL 18
     * reports as shared_memory_size, to the mebibyte; older versions take less.
     */
    private static final int HEADER_PART = 32;
    /** An entry of 8 bytes maps a page of 4 KiB. */
    private static final int PAGE_TABLE_PART = 512;

    private static final int RESERVE_PART = 20;
    private static final long KIB = 1024;
    private static final long MIB = KIB * KIB;

    /** Keeps an unmodifiable copy. */
    public MemoryProof {
        terms = List.copyOf(terms);
    }

    /** The proof for every database node of {@code spec}. */
    public static MemoryProof of(ClusterSpec spec) {
        return of(spec, MemorySizing.of(spec));
    }

    static MemoryProof of(ClusterSpec spec, MemorySizing sizing) {
        int connections = spec.postgres().maxConnections();
        Workers workers = Workers.of(spec);
        long processes = (long) connections + workers.parallel();
        long shared = sizing.sharedBuffers().bytes();
        String users = connections + " connections"
                + (workers.parallel() == 0 ? "" : " and " + workers.parallel() + " parallel workers");
        return new MemoryProof(
                sizing.limit(),
                List.of(
                        term("shared buffers", "shared_buffers", shared),
                        term(
                                "other shared memory",
                                "1/32 of shared_buffers, wal_buffers, 80Ki per connection, 8Mi",
                                shared / HEADER_PART
                                        + sizing.walBuffers().bytes()
                                        + connections * SHARED_PER_CONNECTION_KIB * KIB
                                        + FIXED_SHARED_MIB * MIB),
                        term("backends", users + " × 2Mi", processes * BACKEND_MIB * MIB),
                        term("page tables", users + " × shared_buffers / 512", processes * (shared / PAGE_TABLE_PART)),
                        term(
                                SORTS,
                                users + " × work_mem " + sizing.workMem() + " × hash_mem_multiplier "
                                        + sizing.hashMultiplier(),
                                (long) (processes
                                        * sizing.hashMultiplier()
                                        * sizing.workMem().bytes())),
                        term(
                                "autovacuum",
                                workers.autovacuum() + " workers × autovacuum_work_mem " + sizing.autovacuumWorkMem(),
                                workers.autovacuum()
                                        * sizing.autovacuumWorkMem().bytes()),
                        term(
                                "maintenance",
                                "one index build or manual vacuum × maintenance_work_mem",
                                sizing.maintenanceWorkMem().bytes()),
                        term(
                                "replication and backups",
                                workers.walSenders() + " WAL senders × 2Mi",
                                workers.walSenders() * BACKEND_MIB * MIB),
                        term("server's own processes", "checkpointer, writers, launcher", OWN_PROCESSES_MIB * MIB),
                        term("Patroni", "measured, with headroom", PATRONI_MIB * MIB),
                        term(
                                "reserve",
                                "5 % of the limit for the kernel",
                                sizing.limit().bytes() / RESERVE_PART)));
    }

    private static MemoryTerm term(String name, String arithmetic, long bytes) {
        return new MemoryTerm(name, arithmetic, new MemorySize(bytes));
    }

    /** The sum. */
    public MemorySize total() {
        return new MemorySize(
                terms.stream().mapToLong(term -> term.amount().bytes()).sum());
    }

    /** Bytes below the limit; negative if the sum is beyond it. */
    public long headroom() {
        return limit.bytes() - total().bytes();
    }

    /** Whether the worst case fits. */
    public boolean holds() {
        return headroom() >= 0;
    }
}
