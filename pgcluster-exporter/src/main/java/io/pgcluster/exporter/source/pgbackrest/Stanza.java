package io.pgcluster.exporter.source.pgbackrest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A stanza as {@code info} shows it.
 *
 * @param name of it
 * @param node all of its JSON
 * @param backups the newest of them, oldest first
 */
record Stanza(String name, JsonNode node, List<Backup> backups) {
    private static final int MAX_BACKUPS = 1000;

    static Stanza of(JsonNode node) {
        JsonNode list = node.path("backup");
        List<Backup> backups = new ArrayList<>();
        for (int i = Math.max(0, list.size() - MAX_BACKUPS); i < list.size(); i++) {
            backups.add(Backup.of(list.path(i)));
        }
        return new Stanza(node.path("name").asText(""), node, List.copyOf(backups));
    }

    /** Version of PostgreSQL that a history of the stanza is of; empty where it is not told. */
    String postgresVersion(int databaseId, int repoKey) {
        for (JsonNode database : node.path("db")) {
            if (database.path("id").asInt(0) == databaseId
                    && database.path("repo-key").asInt(0) == repoKey) {
                return database.path("version").asText("");
            }
        }
        return "";
    }
}
