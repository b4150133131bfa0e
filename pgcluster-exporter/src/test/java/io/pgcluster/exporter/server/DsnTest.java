package io.pgcluster.exporter.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DsnTest {
    @Test
    void showsNoPassword() {
        Dsn dsn = dsn("db", PasswordSource.of("s3cret"));
        assertThat(dsn + " " + dsn.password() + " " + dsn.address()).doesNotContain("s3cret");
        assertThat(dsn).hasToString("postgresql://watcher@db:5432/postgres");
    }

    @Test
    void putsAnAddressWithColonsInBrackets() {
        assertThat(dsn("::1", PasswordSource.none()).address()).isEqualTo("[::1]:5432");
    }

    @Test
    void isAnotherOneWithAnotherPassword() {
        assertThat(dsn("db", PasswordSource.of("one")))
                .isEqualTo(dsn("db", PasswordSource.of("one")))
                .isNotEqualTo(dsn("db", PasswordSource.of("two")));
    }

    @Test
    void readsAPasswordFileWithoutTheEndOfItsLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), " with spaces \r\n");
        assertThat(PasswordSource.inFile(file).read()).contains(" with spaces ");
    }

    @Test
    void saysWhichPasswordFileIsMissing(@TempDir Path folder) {
        Path file = folder.resolve("missing");
        assertThatThrownBy(() -> PasswordSource.inFile(file).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    private static Dsn dsn(String host, PasswordSource password) {
        return new Dsn(
                host, 5432, "postgres", "watcher", password, Tls.preferred(), "test", Duration.ofSeconds(3), Map.of());
    }
}
