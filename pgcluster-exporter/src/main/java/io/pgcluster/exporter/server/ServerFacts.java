package io.pgcluster.exporter.server;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What decides which collectors apply, read in one round trip at the start of each scrape.
 *
 * @param versionNumber {@code server_version_num}, for example 150004
 * @param version {@code server_version} as the server shows it
 * @param startedAt when the server started: another time, another life
 * @param inRecovery whether this is a standby
 * @param database the database that the session is connected to
 * @param extensions installed in this database, by name
 * @param roles predefined roles that the user is a member of ({@code pg_monitor}, {@code pg_read_all_stats} …)
 * @param superuser whether the user is one
 */
public record ServerFacts(
        int versionNumber,
        String version,
        Instant startedAt,
        boolean inRecovery,
        String database,
        Map<String, Extension> extensions,
        Set<String> roles,
        boolean superuser) {
    /** Copies what it is given. */
    public ServerFacts {
        extensions = Map.copyOf(extensions);
        roles = Set.copyOf(roles);
    }

    /** Whether what was read of {@code earlier} may still be true: the server was neither restarted nor promoted since. */
    public boolean continues(ServerFacts earlier) {
        return startedAt.equals(earlier.startedAt) && inRecovery == earlier.inRecovery;
    }

    /** Major version, for example 15. */
    public int major() {
        return versionNumber / 10_000;
    }
}
