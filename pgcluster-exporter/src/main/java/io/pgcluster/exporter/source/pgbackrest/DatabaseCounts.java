package io.pgcluster.exporter.source.pgbackrest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.exporter.source.status.StrictJson;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many databases a backup holds. pgBackRest tells that of one backup at a time, and it never changes: each is asked for once, a few in
 * each scrape, and remembered as long as there is room.
 */
final class DatabaseCounts {
    private static final int MAX_REMEMBERED = 2000;
    private static final int MAX_QUERIES = 5;

    private final InfoReader.FromCommand reader;
    private final Map<Key, Integer> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Integer> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };
    private int questions;

    DatabaseCounts(InfoReader.FromCommand reader) {
        this.reader = reader;
    }

    /** A new scrape: some may be asked for again. */
    void begin() {
        questions = 0;
    }

    OptionalInt of(Stanza stanza, Backup backup, Deadline deadline) throws IOException, InterruptedException {
        Key key = new Key(stanza.name(), backup.label(), backup.repoKey());
        Integer count = known.get(key);
        if (count == null) {
            if (questions++ >= MAX_QUERIES || deadline.passed()) {
                return OptionalInt.empty();
            }
            count = ask(key, deadline);
            known.put(key, count);
        }
        return OptionalInt.of(count);
    }

    private int ask(Key key, Deadline deadline) throws IOException, InterruptedException {
        JsonNode root =
                StrictJson.parse(reader.set(key.stanza(), key.label(), key.repoKey(), deadline), reader.origin());
        return root.path(0).path("backup").path(0).path("database-ref").size();
    }

    private record Key(String stanza, String label, int repoKey) {}
}
