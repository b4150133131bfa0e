package io.pgcluster.exporter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FactsReaderIT {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start(BuildBinaries.homeOrSkip(15), Path.of("target/servers"), Map.of());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void reportsTheSchemaOfAnExtension() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA \"Odd \"\"schema\"");
            statement.execute("CREATE EXTENSION pg_buffercache SCHEMA \"Odd \"\"schema\"");
            SessionSettings.apply(connection, ServerLimits.defaults());
            assertThat(FactsReader.read(connection).extensions().get("pg_buffercache"))
                    .satisfies(extension -> assertThat(extension.quotedSchema()).isEqualTo("\"Odd \"\"schema\""));
        }
    }

    /** As behind a pooler that lends another session of the server for each transaction. */
    @Test
    void refusesASessionThatDoesNotKeepItsSearchPath() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            SessionSettings.apply(connection, ServerLimits.defaults());
            statement.execute("RESET search_path");
            assertThatThrownBy(() -> FactsReader.read(connection))
                    .hasMessageContaining(
                            "found the search_path \"\"$user\", public\", expected \"pg_catalog, pg_temp\"")
                    .hasMessageContaining("session mode");
        }
    }
}
