package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole exporter on a real server, over HTTP. */
class ExporterIT {
    private static final String OPENMETRICS =
            "application/openmetrics-text;version=1.0.0;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    private static final String ALLOW = "probe: {allow: ['127.0.0.1:*']}\n";

    private static @Nullable EmbeddedPostgres server;
    private static @Nullable StartedExporter exporter;

    @TempDir
    private static @Nullable Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedPostgres.start(BuildBinaries.homeOrSkip(17), Path.of("target/servers"), Map.of());
        Files.writeString(file(), configuration("/metrics") + ALLOW);
        exporter = StartedExporter.start(
                Map.of("DATA_SOURCE_NAME", dsn(server.password())),
                "--config.file=" + file(),
                "--web.enable-lifecycle");
    }

    @AfterAll
    static void stop() {
        if (exporter != null) {
            exporter.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void servesTheServersMetricsAsText() throws Exception {
        HttpResponse<String> answer = exporter().get("/metrics");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body())
                .contains("\npg_up 1\n", "pg_database_size_bytes{datname=\"postgres\"}", "pg_settings_max_connections ")
                .contains("pg_scrape_collector_success{collector=\"database\"} 1");
    }

    @Test
    void servesOpenMetricsToWhoPrefersIt() throws Exception {
        HttpResponse<String> answer = exporter().get("/metrics", "Accept", OPENMETRICS);

        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void compressesForClientsThatAcceptIt() throws Exception {
        HttpResponse<byte[]> answer = exporter().bytes("/metrics", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8)).contains("\npg_up 1\n");
        assertThat(answer.body()).hasSizeLessThan(plain.length / 3);
    }

    @Test
    void collectsOnlyWhatIsAskedFor() throws Exception {
        assertThat(exporter().get("/metrics?collect[]=locks&collect[]=wal").body())
                .contains("collector=\"locks\"", "collector=\"wal\"")
                .doesNotContain("pg_scrape_collector_success{collector=\"database\"}", "pg_database_size_bytes");
        assertThat(exporter().get("/metrics?collect[]=lock")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"lock\"");
        });
    }

    @Test
    void probesAnotherServerWithAModulesCredentials() throws Exception {
        HttpResponse<String> answer = exporter()
                .get("/probe?auth_module=first&target="
                        + encoded("127.0.0.1:" + postgres().port() + "/postgres?sslmode=disable"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("pg_up 1\n", "pg_locks_count{")
                .doesNotContain("process_resident_memory_bytes", "pg_exporter_build_info");
    }

    @Test
    void refusesProbesThatCannotBeMade() throws Exception {
        String target = "127.0.0.1:" + postgres().port();
        assertThat(exporter().get("/probe").statusCode()).isEqualTo(400);
        assertThat(exporter().get("/probe?target=" + target).body()).contains("no user is known");
        assertThat(exporter()
                        .get("/probe?target=" + target + "&auth_module=none")
                        .body())
                .contains("\"none\"");
        assertThat(exporter().get("/probe?target=postgresql://u:s3cret@127.0.0.1:x/d"))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(answer.body()).contains("port").doesNotContain("s3cret");
                });
    }

    @Test
    void probesOnlyTargetsThatAreAllowed() throws Exception {
        for (String foreign : List.of(
                "169.254.169.254:80", "[::1]:5432", "localhost:5432", "postgresql://127.0.0.1:1/d?host=10.0.0.1")) {
            assertThat(exporter().get("/probe?auth_module=first&target=" + encoded(foreign)))
                    .as(foreign)
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(403);
                        assertThat(answer.body()).contains("probe.allow").doesNotContain("pg_up");
                    });
        }
        assertThat(exporter().get("/probe?target=" + encoded("/?host=/tmp") + "&auth_module=first"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(403));
    }

    @Test
    void anEmptyListSwitchesProbingOffWithTheNextReload() throws Exception {
        Files.writeString(file(), configuration("/metrics") + "probe: {allow: []}\n");
        try {
            assertThat(exporter().post("/-/reload").statusCode()).isEqualTo(200);
            assertThat(exporter().get("/probe?target=127.0.0.1:" + postgres().port() + "&auth_module=first"))
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(403);
                        assertThat(answer.body()).contains("probing is off");
                    });
            assertThat(exporter().get("/").body()).doesNotContain("/probe");
        } finally {
            Files.writeString(file(), configuration("/metrics") + ALLOW);
            exporter().post("/-/reload");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void reportsWithinTheTimeoutThatAProbedServerIsDown() throws Exception {
        long before = System.nanoTime();
        HttpResponse<String> answer = exporter()
                .get("/probe?target=127.0.0.1:1&auth_module=first", "X-Prometheus-Scrape-Timeout-Seconds", "3");

        assertThat(answer.body()).contains("pg_up 0\n");
        assertThat(System.nanoTime() - before).isLessThan(3_000_000_000L);
    }

    @Test
    void reloadsAndKeepsTheOldConfigurationIfTheNewOneIsBad() throws Exception {
        Files.writeString(file(), configuration("/other") + ALLOW);
        assertThat(exporter().post("/-/reload").statusCode()).isEqualTo(200);
        assertThat(exporter().get("/other").body()).contains("config_last_reload_successful 1\n");
        assertThat(exporter().get("/metrics").statusCode()).isEqualTo(404);

        Files.writeString(file(), "web: {telemetry_pth: /x}\n");
        assertThat(exporter().post("/-/reload")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains(":1:7", "telemetry_path");
        });
        assertThat(exporter().get("/other").body()).contains("config_last_reload_successful 0\n");

        Files.writeString(file(), configuration("/metrics") + ALLOW);
        assertThat(exporter().post("/-/reload").statusCode()).isEqualTo(200);
        assertThat(exporter().get("/metrics").body()).contains("config_last_reload_successful 1\n", "\npg_up 1\n");
    }

    @Test
    void landingPageShowsTargetsAndCollectorsAndNoSecret() throws Exception {
        exporter().get("/metrics");
        HttpResponse<String> page = exporter().get("/");

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("127.0.0.1:" + postgres().port(), "Up", "PostgreSQL 17", "<td>database</td>")
                .doesNotContain(postgres().password(), "http://", "https://");
    }

    @Test
    void saysThatItIsHealthyAndReady() throws Exception {
        assertThat(exporter().get("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(exporter().get("/-/ready").statusCode()).isEqualTo(200);
        assertThat(exporter().get("/nothing").statusCode()).isEqualTo(404);
    }

    private static String configuration(String path) {
        return """
                web: {telemetry_path: %s}
                auth_modules:
                  first: {type: userpass, userpass: {username: postgres, password: '%s'}}
                """.formatted(path, postgres().password());
    }

    private static String dsn(String password) {
        return "host=127.0.0.1 port=" + postgres().port() + " user=postgres dbname=postgres password='" + password
                + "'";
    }

    private static Path file() {
        return required(folder).resolve("exporter.yaml");
    }

    private static EmbeddedPostgres postgres() {
        return required(server);
    }

    private static StartedExporter exporter() {
        return required(exporter);
    }

    private static <T> T required(@Nullable T started) {
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }
}
