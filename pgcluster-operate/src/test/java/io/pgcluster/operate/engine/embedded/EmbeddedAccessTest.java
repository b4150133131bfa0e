package io.pgcluster.operate.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

class EmbeddedAccessTest {
    private final EmbeddedFiles files;
    private final EmbeddedAccess access;

    EmbeddedAccessTest(@TempDir Path above) throws IOException {
        files = EmbeddedFiles.in(Files.createDirectory(above.resolve("it's 100%+a&b=c")));
        access = new EmbeddedAccess(files);
    }

    @Test
    void libpqReadsNamesAndPathsAsTheyAre() {
        assertThat(access.libpq(5433, "Größe & Maß's", "O'Neil x"))
                .startsWith("host=localhost hostaddr=127.0.0.1 port=5433 dbname='Größe & Maß\\'s' user='O\\'Neil x' ")
                .endsWith(" sslrootcert='" + files.trust().toString().replace("'", "\\'") + "'");
    }

    @Test
    void theJdbcDriverReadsNamesAndPathsAsTheyAre() {
        Properties read = Driver.parseURL(access.url(5433, "Größe & Maß's"), new Properties());

        assertThat(read)
                .containsEntry("PGDBNAME", "Größe & Maß's")
                .containsEntry("sslrootcert", files.trust().toString());
    }
}
