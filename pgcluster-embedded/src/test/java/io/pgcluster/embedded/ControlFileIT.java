package io.pgcluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlFileIT {
    /** Against what the server of that version reads in the same file. */
    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 15, 16, 17, 18, 19})
    void readsWhatTheServersOwnProgramReads(int major) throws Exception {
        Path home = BuildBinaries.homeOrSkip(major);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(home, Path.of("target/servers"), Map.of())) {
            EmbeddedPostgres standby = server.replica(Map.of());
            try (standby) {
                standby.promote();
                try (Connection promoted = standby.connect();
                        var statement = promoted.createStatement()) {
                    statement.execute("CHECKPOINT");
                    var row = statement.executeQuery(
                            "SELECT system_identifier, checkpoint_lsn - '0/0'::pg_lsn, timeline_id"
                                    + " FROM pg_control_system(), pg_control_checkpoint()");
                    row.next();
                    assertThat(ControlFile.read(standby.dataDirectory()))
                            .contains(new ControlFile(row.getString(1), row.getLong(2), row.getLong(3)));
                    assertThat(row.getLong(3)).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void readsNothingWhereThereIsNoneOrNotEnough(@TempDir Path data) throws IOException {
        assertThat(ControlFile.read(data)).isEmpty();
        Files.createDirectory(data.resolve("global"));
        Files.write(data.resolve("global/pg_control"), new byte[51]);
        assertThat(ControlFile.read(data)).isEmpty();
    }
}
