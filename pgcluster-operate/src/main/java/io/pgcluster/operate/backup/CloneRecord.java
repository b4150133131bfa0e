package io.pgcluster.operate.backup;

import io.pgcluster.operate.failure.RefusedException;
import java.nio.file.Path;
import java.util.Optional;

/** The journal of the restore that a cluster was made by, in a file of its directory. It stays there: it says where the data came from. */
public final class CloneRecord {
    private final JournalFile<CloneJournal> file;
    private final Path directory;

    /** The record in {@code directory}, the new cluster's. */
    public CloneRecord(Path directory) {
        this.file = new JournalFile<>(directory, "clone.json", CloneJournal.class);
        this.directory = directory;
    }

    /**
     * Refuses an operation before the data is in place and known to the consensus store: the cluster would be started empty.
     *
     * @throws RefusedException if it is not
     */
    public void refuseWithoutData() {
        read().filter(journal -> !journal.hasData()).ifPresent(journal -> {
            throw new RefusedException(
                    "this cluster is made by " + journal.describe() + ", which was interrupted while " + journal.next()
                            + "; without its data it would start empty, so nothing was done",
                    ways(journal.source(), directory));
        });
    }

    /** How one goes on with an unfinished restore of {@code source} into {@code directory}. */
    static String ways(String source, Path directory) {
        String command = "pgcluster restore, with the specification of " + source + " and --as "
                + directory.toAbsolutePath().getFileName();
        return command + " --resume, goes on from there; with --undo instead it removes what was made";
    }

    Optional<CloneJournal> read() {
        return file.read();
    }

    /** Replaces what is there; on the disk when this returns. */
    void write(CloneJournal journal) {
        file.write(journal);
    }

    /** Removes it, since the cluster's data was removed. */
    public void forget() {
        file.forget();
    }
}
