package io.pgcluster.operate.backup;

import java.util.List;
import java.util.Optional;

/**
 * What the repositories of a cluster hold.
 *
 * @param status the state of the repositories in the words of the backup tool; {@code ok} if they can be used
 * @param backups the backups, oldest first
 * @param windows the times that can be restored to
 * @param unknownWindows why those times are not known, such as an archive that cannot be read; empty if they are
 */
public record BackupList(
        String status, List<BackupEntry> backups, List<RecoveryWindow> windows, Optional<String> unknownWindows) {
    /** Keeps unmodifiable copies. */
    public BackupList {
        backups = List.copyOf(backups);
        windows = List.copyOf(windows);
    }
}
