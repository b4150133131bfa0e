package io.pgcluster.model.sizing;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.MemorySize;

/**
 * How the space for WAL is divided: 40 % between checkpoints, 50 % for replicas that lag, so that neither alone nor both together fill
 * the volume.
 *
 * @param space volume of its own, or 40 % of the data volume where WAL lives with the data
 * @param maxWalSize {@code max_wal_size}: a checkpoint starts when so much was written
 * @param minWalSize {@code min_wal_size}: so much is recycled rather than removed
 * @param keepSize {@code wal_keep_size}: kept for readers without a slot
 * @param slotKeepSize {@code max_slot_wal_keep_size} (13 and newer): a slot that holds back more is given up
 */
public record WalSizing(
        MemorySize space, MemorySize maxWalSize, MemorySize minWalSize, MemorySize keepSize, MemorySize slotKeepSize) {
    /** Size of a WAL segment. */
    public static final MemorySize SEGMENT = MemorySize.ofMebibytes(16);

    private static final long MIB = 1L << 20;

    /** The division for every database node of {@code spec}. */
    public static WalSizing of(ClusterSpec spec) {
        long space = space(spec).bytes();
        WrittenParameters written = WrittenParameters.of(spec.postgres());
        long most =
                switch (spec.postgres().profile()) {
                    case WEB -> 4096 * MIB;
                    case OLTP, MIXED -> 8192 * MIB;
                    case WAREHOUSE -> 16384 * MIB;
                };
        long maxWal = written.bytes("max_wal_size").orElse(segments(Math.min(most, space / 5 * 2), 2));
        long minWal = written.bytes("min_wal_size").orElse(segments(Math.min(2048 * MIB, maxWal / 4), 2));
        return new WalSizing(
                new MemorySize(space),
                new MemorySize(maxWal),
                new MemorySize(minWal),
                new MemorySize(keep(spec, written, space)),
                new MemorySize(slots(written, space)));
    }

    private static long keep(ClusterSpec spec, WrittenParameters written, long space) {
        long sized = segments(Math.min(512 * MIB, space / 20), 1);
        if (spec.postgres().version().isAtLeast(13)) {
            return written.bytes("wal_keep_size").orElse(sized);
        }
        return written.integer("wal_keep_segments", (int) (sized / SEGMENT.bytes())) * SEGMENT.bytes();
    }

    /** A slot without a cap (-1) can hold back everything. */
    private static long slots(WrittenParameters written, long space) {
        long amount = written.bytes("max_slot_wal_keep_size").orElse(segments(space / 2, 2));
        return amount < 0 ? space : amount;
    }

    /** The space that WAL may take. */
    public static MemorySize space(ClusterSpec spec) {
        return spec.resources()
                .storage()
                .walSize()
                .orElseGet(
                        () -> new MemorySize(spec.resources().storage().size().bytes() / 5 * 2));
    }

    /**
     * How much WAL may wait to be archived unless the specification says: two fifths of the space. Waiting WAL, WAL for replicas and WAL
     * since the last checkpoint are largely the same segments, so their limits need not add up.
     */
    public static MemorySize archiveQueue(ClusterSpec spec) {
        return new MemorySize(segments(space(spec).bytes() / 5 * 2, 1));
    }

    private static long segments(long bytes, long least) {
        return Math.max(least, bytes / SEGMENT.bytes()) * SEGMENT.bytes();
    }
}
