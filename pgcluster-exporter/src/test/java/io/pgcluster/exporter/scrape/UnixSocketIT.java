package io.pgcluster.exporter.scrape;

import static io.pgcluster.exporter.scrape.Scrapers.scrape;
import static io.pgcluster.exporter.scrape.Scrapers.scrapeUntil;
import static io.pgcluster.exporter.scrape.Scrapers.service;
import static io.pgcluster.exporter.scrape.Scrapers.target;
import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.Route;
import io.pgcluster.exporter.server.Tls;
import io.pgcluster.exporter.server.TlsMode;
import io.pgcluster.exporter.tls.TlsFiles;
import io.pgcluster.exporter.tls.TlsProtocols;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real server through its Unix socket: as patient and as impatient as over TCP. */
class UnixSocketIT {
    private static final SqlCollector ONE = SqlCollector.once("one", "SELECT 'a', 1");

    private static EmbeddedPostgres server;
    private static Path directory;

    @BeforeAll
    static void start() throws IOException {
        Path home = BuildBinaries.homeOrSkip(16);
        // Not below the build: the name of a socket has at most 107 bytes. The server runs as another user.
        directory = Files.createTempDirectory("pg");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        server = EmbeddedPostgres.start(
                home, Path.of("target/servers"), Map.of("unix_socket_directories", directory.toString()));
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
            Files.deleteIfExists(directory);
        }
    }

    @Test
    void readsTheServerWithoutTcp() throws SQLException {
        try (ScrapeService service = service(target(dsn(), ONE));
                Connection connection = server.connect()) {
            Answer answer = scrape(service);
            assertThat(answer.up()).isEqualTo(1);
            assertThat(answer.success("one")).isEqualTo(1);
            assertThat(Scrapers.number(
                            connection,
                            "SELECT count(*) FROM pg_stat_activity WHERE client_port = -1 AND application_name = '"
                                    + Scrapers.APPLICATION + "'"))
                    .as("sessions through the socket")
                    .isPositive();
        }
    }

    @Test
    void isDownInTimeWhileTheServerIsFrozenAndUpAgainAfterwards() throws IOException {
        try (ScrapeService service = service(target(dsn(), ONE))) {
            assertThat(scrape(service).up()).isEqualTo(1);
            freeze();
            try {
                assertThat(scrape(service).up()).isZero();
                assertThat(scrape(service, Duration.ofMillis(500)).up()).isZero();
            } finally {
                server.thaw();
            }
            assertThat(scrapeUntil(service, each -> each.up() == 1).value("pg_exporter_overdue_runs"))
                    .isZero();
        }
    }

    @Test
    void isDownInTimeForWhoMeetsItFrozen() throws IOException {
        freeze();
        try (ScrapeService service = service(target(dsn(), ONE))) {
            assertThat(scrape(service).up()).isZero();
            server.thaw();
            assertThat(scrapeUntil(service, each -> each.up() == 1).success("one"))
                    .isEqualTo(1);
        } finally {
            server.thaw();
        }
    }

    @Test
    void connectsAgainAfterARestart() throws IOException {
        try (ScrapeService service = service(target(dsn(), ONE))) {
            assertThat(scrape(service).up()).isEqualTo(1);
            server.stop();
            assertThat(scrape(service).up()).isZero();
            assertThat(service.status().get(0).error()).hasValueSatisfying(error -> assertThat(error)
                    .contains("there is no socket " + directory.resolve(".s.PGSQL." + server.port())));
            server.start();
            assertThat(scrapeUntil(service, each -> each.up() == 1).success("one"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aHangingStatementIsAbandoned() {
        SqlCollector slow = SqlCollector.once("slow", "SELECT 'a', 1 FROM pg_sleep(60)");
        try (ScrapeService service = service(target(dsn(), slow, ONE))) {
            Answer answer = scrape(service);
            assertThat(answer.up()).isEqualTo(1);
            assertThat(answer.success("slow")).isZero();
            assertThat(answer.success("one")).isEqualTo(1);
        }
    }

    @Test
    void aSocketThatAcceptsAndNeverAnswersIsDownInTime() throws IOException {
        Path silent = directory.resolve(".s.PGSQL.1");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                ScrapeService service = service(target(dsn(silent, 1), ONE))) {
            listening.bind(UnixDomainSocketAddress.of(silent));
            long start = System.nanoTime();
            assertThat(scrape(service).up()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        } finally {
            Files.deleteIfExists(silent);
        }
    }

    private static void freeze() {
        Scrapers.eventually(() -> {
            try {
                server.freeze();
                return true;
            } catch (IOException | IllegalStateException e) {
                server.thaw();
                return false;
            }
        });
    }

    private static Dsn dsn() {
        return dsn(directory.resolve(".s.PGSQL." + server.port()), server.port());
    }

    private static Dsn dsn(Path socket, int port) {
        Dsn tcp = Scrapers.dsn(server);
        return new Dsn(
                        directory.toString(),
                        port,
                        tcp.database(),
                        tcp.user(),
                        tcp.password(),
                        new Tls(TlsMode.DISABLE, TlsFiles.defaults(), TlsProtocols.DEFAULT, true),
                        tcp.applicationName(),
                        tcp.connectTimeout(),
                        Map.of())
                .by(new Route.UnixPath(socket));
    }
}
