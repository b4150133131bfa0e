package io.pgcluster.model.postgres.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.ServerSettings;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.postgres.ReportedParameter;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/** The hand-kept table against what a server of each version really sends to a client that connects. */
class ReportedParametersIT {
    @ParameterizedTest
    @MethodSource("io.pgcluster.model.postgres.PostgresVersion#all")
    void serversReportWhatTheTableSays(PostgresVersion version) throws Exception {
        Path home = BuildBinaries.homeOrSkip(version.major());
        try (EmbeddedPostgres server =
                        EmbeddedPostgres.start(home, Path.of("target/embedded-postgres"), ServerSettings.DEFAULT);
                Connection connection = server.connect()) {
            assertThat(connection
                            .unwrap(PGConnection.class)
                            .getParameterStatuses()
                            .keySet())
                    .containsExactlyInAnyOrderElementsOf(ReportedParameter.all().stream()
                            .filter(one -> one.isReportedBy(version))
                            .map(ReportedParameter::name)
                            .toList());
        }
    }
}
