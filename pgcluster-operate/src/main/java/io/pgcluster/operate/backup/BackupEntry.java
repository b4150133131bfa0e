package io.pgcluster.operate.backup;

/**
 * A backup in a repository.
 *
 * @param label its name
 * @param type full, differential or incremental
 * @param repository number of the repository
 * @param timeline the timeline on which it was taken
 * @param start when it began, ISO 8601 in UTC
 * @param stop when it was complete
 * @param sizeBytes size of the database
 * @param repositorySizeBytes what it takes in the repository, compressed and without what earlier backups hold
 * @param damaged whether the backup contains pages whose checksum was wrong
 */
public record BackupEntry(
        String label,
        String type,
        int repository,
        int timeline,
        String start,
        String stop,
        long sizeBytes,
        long repositorySizeBytes,
        boolean damaged) {}
