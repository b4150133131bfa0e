package io.pgcluster.render.platform;

import java.util.List;

/**
 * Directories and files inside the containers.
 *
 * @param tls where every container finds its certificates, keys, verifiers and passwords
 * @param scripts where database nodes find the project's scripts
 * @param programs PostgreSQL's programs
 * @param data the data directory
 * @param wal the WAL directory where WAL has a volume of its own
 * @param socket directory of PostgreSQL's socket
 * @param poolerSocket directory of the poolers' console socket
 * @param poolerRules the poolers' access rules, as PgBouncer reads them
 * @param poolerRulesCommand writes those rules again inside of a pooler, before it reloads; empty if they are a rendered file
 * @param temporary directory that a database node may write to, in memory
 * @param archiveSpool where a database node notes which WAL was archived, on the volume of its data
 * @param backupConfiguration where members and backup host find the files of the backup tool
 * @param exporterConfiguration where the exporter finds its files
 * @param repository where the backup host keeps a local repository: a volume of its own
 * @param backupState where the backup host keeps results, its schedule's state and throw-away restores: a volume of its own
 */
public record Paths(
        String tls,
        String scripts,
        String programs,
        String data,
        String wal,
        String socket,
        String poolerSocket,
        String poolerRules,
        List<String> poolerRulesCommand,
        String temporary,
        String archiveSpool,
        String backupConfiguration,
        String exporterConfiguration,
        String repository,
        String backupState) {
    /** Keeps an unmodifiable copy. */
    public Paths {
        poolerRulesCommand = List.copyOf(poolerRulesCommand);
    }

    /** Where the backup host writes what happened, for the exporter. */
    public String backupStatus() {
        return backupState + "/status";
    }

    /** The file {@code name} among a container's certificates and keys. */
    public String tls(String name) {
        return tls + "/" + name;
    }
}
