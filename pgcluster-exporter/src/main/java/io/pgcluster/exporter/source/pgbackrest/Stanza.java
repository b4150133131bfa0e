package io.pgcluster.exporter.source.pgbackrest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.exporter.source.status.Fields;
import io.pgcluster.exporter.source.status.Malformed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stanza as {@code info} shows it.
 *
 * @param name of it
 * @param fields all that is known of it
 * @param versions of PostgreSQL, for each history
 * @param backups the newest of them, oldest first
 */
record Stanza(String name, Fields fields, Map<History, String> versions, List<Backup> backups) {
    private static final int MAX_BACKUPS = 1000;

    /** pgBackRest has at most 256 repositories; a stanza has a history in each for every major version it was upgraded to. */
    static final int MAX_PARTS = 1000;

    /** The stanza that {@code node} describes, without the backups that are malformed. */
    static Stanza of(JsonNode node, String path, Malformed malformed) {
        Fields fields = Fields.of(node, path, malformed);
        String name = fields.text("name");
        if (name.isEmpty()) {
            fields.reject("name");
        }
        List<Backup> backups = new ArrayList<>();
        for (Fields item : fields.items("backup", MAX_BACKUPS)) {
            int before = malformed.count();
            Backup backup = Backup.of(item);
            if (malformed.count() == before) {
                backups.add(backup);
            }
        }
        return new Stanza(name, fields, versions(fields), List.copyOf(backups));
    }

    private static Map<History, String> versions(Fields fields) {
        Map<History, String> versions = new HashMap<>();
        for (Fields database : fields.items("db", MAX_PARTS)) {
            History history = new History(
                    database.integer("id").orElse(0),
                    database.integer("repo-key").orElse(0));
            versions.putIfAbsent(history, database.text("version"));
        }
        return Map.copyOf(versions);
    }

    /** Version of PostgreSQL that a history of the stanza is of; empty where it is not reported. */
    String postgresVersion(long databaseId, long repoKey) {
        return versions.getOrDefault(new History(databaseId, repoKey), "");
    }

    /** What a repository knows of one database cluster: a stanza gets another with each major version that it is upgraded to. */
    record History(long databaseId, long repoKey) {}
}
