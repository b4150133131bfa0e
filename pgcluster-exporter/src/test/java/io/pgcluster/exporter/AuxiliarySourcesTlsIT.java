package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.SelfSignedCertificate;
import io.pgcluster.embedded.TlsFiles;
import io.pgcluster.exporter.patroni.FakePatroni;
import io.pgcluster.exporter.prometheus.Promtool;
import io.pgcluster.exporter.source.pgbouncer.RunningPgbouncer;
import io.pgcluster.exporter.tls.TlsContext;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real pooler and a Patroni that answer with TLS only, watched by the whole exporter. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class AuxiliarySourcesTlsIT {
    private static final String MEMBERS = """
            {"scope": "dev", "members": [{"name": "pg1", "role": "leader", "state": "running", "api_url": "API/patroni",
              "host": "127.0.0.1", "port": 1, "timeline": 3, "lsn": "0/5000060"}]}
            """;

    private final Path folder;
    private final TlsFiles right;
    private final TlsFiles wrong;
    private final RunningPgbouncer pooler;
    private final FakePatroni patroni;

    AuxiliarySourcesTlsIT(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<Path> program = RunningPgbouncer.installed();
        Promtool.installed(program.isPresent(), "pgbouncer");
        this.folder = folder;
        right = SelfSignedCertificate.make(folder, "right");
        wrong = SelfSignedCertificate.make(folder, "wrong");
        pooler = RunningPgbouncer.startWithTls(program.orElseThrow(), folder, right);
        patroni = FakePatroni.withTls(TlsContext.of(new io.pgcluster.exporter.tls.TlsFiles(
                        Optional.empty(), Optional.of(right.certificate()), Optional.of(right.key()))))
                .answers("/cluster", MEMBERS)
                .answers("/history", "[]")
                .answers("/metrics", "# TYPE patroni_primary gauge\npatroni_primary{scope=\"dev\",name=\"pg1\"} 1\n");
    }

    @AfterEach
    void stop() {
        pooler.close();
        patroni.close();
    }

    @Test
    void readsWhoShowsACertificateOfTheTrustedAuthority() throws Exception {
        assertThat(scrape("127.0.0.1", right))
                .contains("pgbouncer_up{server=\"pooler1\"} 1\n", "pgbouncer_config_max_client_connections{")
                .contains("pg_scrape_collector_success{collector=\"pgbouncer\",server=\"pooler1\"} 1\n")
                .contains("patroni_up{server=\"pg1\"} 1\n", "patroni_primary{name=\"pg1\"")
                .contains("pg_scrape_collector_success{collector=\"patroni\"} 1\n");
    }

    @Test
    void whoShowsAnotherCertificateIsDownAndTheRestIsDelivered() throws Exception {
        assertThat(scrape("127.0.0.1", wrong))
                .contains("pgbouncer_up{server=\"pooler1\"} 0\n")
                .contains("pg_scrape_collector_success{collector=\"pgbouncer\",server=\"pooler1\"} 0\n")
                .doesNotContain("pgbouncer_config_max_client_connections{", "patroni_primary{")
                .contains("patroni_up{server=\"127.0.0.1\"} 0\n")
                .contains("pg_scrape_collector_success{collector=\"patroni\"} 0\n")
                .contains("pg_volume_up{path=\"" + folder + "\",volume=\"here\"} 1\n");
        assertThat(patroni.requests())
                .as("requests of an exporter that does not trust it")
                .isZero();
    }

    @Test
    void aPoolerUnderANameThatItsCertificateDoesNotHaveIsDown() throws Exception {
        // Of the loopback network too, and in no certificate.
        assertThat(scrape("127.0.0.2", right)).contains("pgbouncer_up{server=\"pooler1\"} 0\n");
    }

    private String scrape(String poolerHost, TlsFiles trusted) throws Exception {
        Path configuration = Files.writeString(folder.resolve("exporter.yaml"), """
                discovery: {patroni: {urls: ['%1$s'], tls: {ca_file: '%2$s'}, connection: {user: monitor, password: x}}}
                pgbouncer:
                  - {name: pooler1, host: %3$s, port: %4$s, user: admin, password: geheim, tls: {mode: verify-full, ca_file: '%2$s'}}
                volumes: [{name: here, path: '%5$s'}]
                """.formatted(
                        patroni.address(), trusted.certificate(), poolerHost, pooler.port(), folder));
        try (StartedExporter exporter = StartedExporter.start(Map.of(), "--config.file=" + configuration)) {
            HttpResponse<String> answer = exporter.get("/metrics");
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
