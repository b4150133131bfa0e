package io.pgcluster.exporter.collector.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/** The labels that some columns of a row give. */
final class RowLabels {
    private static final String OTHER = "other";

    private final int[] indexes;
    private final LabelCache cache;
    private List<String> values = List.of();

    RowLabels(Columns columns, List<String> names, LabelCache cache) throws SQLException {
        this.cache = cache;
        this.indexes = new int[names.size()];
        for (int label = 0; label < indexes.length; label++) {
            indexes[label] = columns.index(names.get(label));
        }
    }

    void read(ResultSet row) throws SQLException {
        String[] read = new String[indexes.length];
        for (int label = 0; label < indexes.length; label++) {
            String text = row.getString(indexes[label]);
            read[label] = text == null ? "" : cache.one(text);
        }
        values = List.of(read);
    }

    /** Those of the row that was read last. */
    List<String> values() {
        return values;
    }

    /** Those of what is over the limit. */
    List<String> other() {
        return Collections.nCopies(indexes.length, OTHER);
    }
}
