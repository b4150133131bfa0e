package io.pgcluster.exporter.collector.definition;

import org.jspecify.annotations.Nullable;

/** Gives one string for equal ones that come repeatedly, as the names of databases and schemas do; forgets rare ones. */
final class LabelCache {
    private static final int SLOTS = 256;

    private final @Nullable String[] kept = new @Nullable String[SLOTS];

    String one(String text) {
        int slot = text.hashCode() & (SLOTS - 1);
        String known = kept[slot];
        if (text.equals(known)) {
            return known;
        }
        kept[slot] = text;
        return text;
    }
}
