package io.pgcluster.exporter.source.pgbackrest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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

    /** Bytes of the database as a whole, of what was copied, and of both in the repository with their maps. */
    record Sizes(long size, long delta, long repoSize, long repoDelta, long repoSizeMap, long repoDeltaMap) {}

    /** What the information family shows. */
    record Details(String version, String lsnStart, String lsnStop, String prior, String walStart, String walStop) {}

    static Backup of(JsonNode node) {
        JsonNode repository = node.path("info").path("repository");
        return new Backup(
                node.path("label").asText(""),
                node.path("type").asText(""),
                repository.path("size-map").isNumber()
                        && repository.path("delta-map").isNumber(),
                node.path("database").path("id").asInt(0),
                node.path("database").path("repo-key").asInt(0),
                node.path("timestamp").path("start").asLong(0),
                node.path("timestamp").path("stop").asLong(0),
                sizes(node.path("info"), repository),
                node.path("error").asBoolean(false),
                node.path("annotation").size(),
                texts(node.path("reference")),
                details(node));
    }

    private static Sizes sizes(JsonNode info, JsonNode repository) {
        return new Sizes(
                info.path("size").asLong(0),
                info.path("delta").asLong(0),
                repository.path("size").asLong(0),
                repository.path("delta").asLong(0),
                repository.path("size-map").asLong(0),
                repository.path("delta-map").asLong(0));
    }

    private static Details details(JsonNode node) {
        return new Details(
                node.path("backrest").path("version").asText(""),
                orDash(node.path("lsn").path("start")),
                orDash(node.path("lsn").path("stop")),
                node.path("prior").asText(""),
                node.path("archive").path("start").asText(""),
                node.path("archive").path("stop").asText(""));
    }

    private static String orDash(JsonNode node) {
        String text = node.asText("");
        return text.isEmpty() ? "-" : text;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText("")));
        return List.copyOf(texts);
    }

    String blockIncrementalLabel() {
        return blockIncremental ? "y" : "n";
    }
}
