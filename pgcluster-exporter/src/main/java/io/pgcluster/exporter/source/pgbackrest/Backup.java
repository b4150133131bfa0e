package io.pgcluster.exporter.source.pgbackrest;

import io.pgcluster.exporter.source.status.Fields;
import java.util.List;

/**
 * A backup as {@code info} shows it. What a version does not tell is 0 or empty, as in the exporter whose names are kept.
 *
 * @param label its name
 * @param type full, diff or incr
 * @param blockIncremental whether parts of files were copied
 * @param databaseId which of the stanza's histories it belongs to
 * @param repoKey which repository it is in; 0 before 2.32
 * @param start epoch seconds
 * @param stop epoch seconds
 * @param sizes in bytes
 * @param error whether pages with a wrong checksum were found
 * @param annotations how many
 * @param references labels of backups that it needs
 * @param details what is shown as text only
 */
record Backup(
        String label,
        String type,
        boolean blockIncremental,
        int databaseId,
        int repoKey,
        long start,
        long stop,
        Sizes sizes,
        boolean error,
        int annotations,
        List<String> references,
        Details details) {
    /** A chain of incremental backups has as many; hundreds are already unusual. */
    private static final int MAX_REFERENCES = 10_000;

    /** Bytes of the database as a whole, of what was copied, and of both in the repository with their maps. */
    record Sizes(long size, long delta, long repoSize, long repoDelta, long repoSizeMap, long repoDeltaMap) {}

    /** What the information family shows. */
    record Details(String version, String lsnStart, String lsnStop, String prior, String walStart, String walStop) {}

    /** The backup that {@code node} describes; what it lacks or has in a form of its own is recorded in the node. */
    static Backup of(Fields node) {
        Fields repository = node.section("info").section("repository");
        Fields database = node.section("database");
        Fields time = node.section("timestamp");
        return new Backup(
                required(node, "label"),
                type(node),
                repository.integer("size-map").isPresent()
                        && repository.integer("delta-map").isPresent(),
                (int) database.integer("id").orElse(0),
                (int) database.integer("repo-key").orElse(0),
                time.epochSeconds("start"),
                time.epochSeconds("stop"),
                sizes(node.section("info"), repository),
                node.flag("error").orElse(false),
                node.size("annotation"),
                node.texts("reference", MAX_REFERENCES),
                details(node));
    }

    private static String required(Fields node, String name) {
        String text = node.text(name);
        if (text.isEmpty()) {
            node.reject(name);
        }
        return text;
    }

    private static String type(Fields node) {
        String type = node.text("type");
        if (!BackupType.isKnown(type)) {
            node.reject("type");
        }
        return type;
    }

    private static Sizes sizes(Fields info, Fields repository) {
        return new Sizes(
                info.integer("size").orElse(0),
                info.integer("delta").orElse(0),
                repository.integer("size").orElse(0),
                repository.integer("delta").orElse(0),
                repository.integer("size-map").orElse(0),
                repository.integer("delta-map").orElse(0));
    }

    private static Details details(Fields node) {
        Fields lsn = node.section("lsn");
        Fields archive = node.section("archive");
        return new Details(
                node.section("backrest").text("version"),
                orDash(lsn.text("start")),
                orDash(lsn.text("stop")),
                node.text("prior"),
                archive.text("start"),
                archive.text("stop"));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    String blockIncrementalLabel() {
        return blockIncremental ? "y" : "n";
    }
}
