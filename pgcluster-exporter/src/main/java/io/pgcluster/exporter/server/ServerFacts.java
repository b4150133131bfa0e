package io.pgcluster.exporter.server;

import java.util.Map;
import java.util.Set;

/**
 * What decides which collectors apply, read in one round trip at the start of each scrape.
 *
 * @param versionNumber {@code server_version_num}, for example 150004
 * @param version {@code server_version} as the server shows it
 * @param inRecovery whether this is a standby
 * @param database the database that the session is connected to
 * @param extensions installed in this database, with their versions
 * @param roles predefined roles that the user is a member of ({@code pg_monitor}, {@code pg_read_all_stats} …)
 * @param superuser whether the user is one
 */
public record ServerFacts(
        int versionNumber,
        String version,
        boolean inRecovery,
        String database,
        Map<String, String> extensions,
        Set<String> roles,
        boolean superuser) {
    /** Copies what it is given. */
    public ServerFacts {
        extensions = Map.copyOf(extensions);
        roles = Set.copyOf(roles);
    }

    /** Major version, for example 15. */
    public int major() {
        return versionNumber / 10_000;
    }
}
