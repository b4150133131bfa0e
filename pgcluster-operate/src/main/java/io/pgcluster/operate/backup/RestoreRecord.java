package io.pgcluster.operate.backup;

import io.pgcluster.operate.cluster.BundleDirectory;
import io.pgcluster.operate.failure.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The journal of the last restore, in a file of the cluster's directory. It is kept when the restore has ended, for the way back. */
public final class RestoreRecord {
    private final JournalFile<RestoreJournal> file;
    private final Path script;

    /** The record of the cluster in {@code bundle}, whose own script keeps a journal of its own. */
    public RestoreRecord(BundleDirectory bundle) {
        this.file = new JournalFile<>(bundle.root(), "restore.json", RestoreJournal.class);
        this.script = bundle.files().resolve("backup/restore.state");
    }

    /**
     * Refuses an operation while a restore is unfinished: a member with the data of before could take over.
     *
     * @throws RefusedException if one is
     */
    public void refuseUnfinished() {
        refuseUnfinishedScript();
        read().filter(journal -> !journal.isFinished()).ifPresent(journal -> {
            throw new RefusedException(
                    journal.describe() + " was interrupted while " + journal.next() + "; nothing was done now",
                    "pgcluster restore --resume goes on from there, pgcluster restore --undo brings back the data of before");
        });
    }

    /**
     * Refuses an operation while a restore by the bundle's script is unfinished, also the way back from another one.
     *
     * @throws RefusedException if one is
     */
    void refuseUnfinishedScript() {
        if (Files.exists(script)) {
            Path restore = script.resolveSibling("restore");
            throw new RefusedException(
                    "a restore by " + restore + " has not ended (" + script + " is there); nothing was done now",
                    "wait for it; if it was interrupted, finish it with that script: the same target again, or --undo");
        }
    }

    /** Whether a restore has ended whose former data is kept. */
    public boolean isKept() {
        return read().isPresent();
    }

    Optional<RestoreJournal> read() {
        return file.read();
    }

    /** Replaces what is there; on the disk when this returns. */
    void write(RestoreJournal journal) {
        file.write(journal);
    }

    /** Removes it: nothing is kept of before the restore. */
    public void forget() {
        file.forget();
    }
}
