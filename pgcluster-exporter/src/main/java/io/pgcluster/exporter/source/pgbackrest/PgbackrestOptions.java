package io.pgcluster.exporter.source.pgbackrest;

import java.time.Duration;
import java.util.List;

/**
 * What of pgBackRest is shown.
 *
 * @param include stanzas; none: all
 * @param exclude stanzas that are left out, even if {@code include} names them
 * @param walNames whether names of WAL files become labels, which makes new series all the time
 * @param databases whether the databases in backups are counted, which runs the command once for each backup
 * @param timeToLive for how long an answer is good
 */
public record PgbackrestOptions(
        List<String> include, List<String> exclude, boolean walNames, boolean databases, Duration timeToLive) {
    /** Copies what it is given. */
    public PgbackrestOptions {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /** All stanzas, once a minute, without what is expensive. */
    public static PgbackrestOptions defaults() {
        return new PgbackrestOptions(List.of(), List.of(), false, false, Duration.ofMinutes(1));
    }

    boolean selects(String stanza) {
        return (include.isEmpty() || include.contains(stanza)) && !exclude.contains(stanza);
    }
}
