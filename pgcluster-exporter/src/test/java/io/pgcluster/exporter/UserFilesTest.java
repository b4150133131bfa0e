package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of collectors and queries in the whole exporter; no server is watched. */
class UserFilesTest {
    private static final String FAMILY = "pg_exporter_user_queries_load_error{";
    private static final String COLLECTORS = """
            collectors:
              - name: shop_orders
                scope: cluster
                queries:
                  - sql: SELECT 1 AS orders
                    labels: []
                    metrics: [{name: shop_orders, type: gauge, column: orders, help: Orders.}]
            """;
    private static final String QUERIES = """
            pg_jobs:
              query: SELECT 1 AS length
              metrics:
                - length: {usage: GAUGE, description: Jobs that wait}
            """;

    private final Path configuration;
    private final Path collectors;
    private final Path queries;

    UserFilesTest(@TempDir Path folder) throws IOException {
        collectors = Files.writeString(folder.resolve("collectors.yaml"), COLLECTORS);
        queries = Files.writeString(folder.resolve("queries.yaml"), QUERIES);
        configuration = Files.writeString(
                folder.resolve("exporter.yaml"),
                "collectors: {files: ['%s'], queries_files: ['%s']}\n".formatted(collectors, queries));
    }

    @Test
    void reportsEachLoadedFileAndTheHashOfItsContent() throws Exception {
        try (StartedExporter exporter = start()) {
            assertThat(loadErrors(exporter))
                    .containsExactlyInAnyOrder(
                            series(collectors, sha256(COLLECTORS), 0), series(queries, sha256(QUERIES), 0));
        }
    }

    @Test
    void reportsWhichFileAReloadRefusedAndKeepsTheRunningConfiguration() throws Exception {
        try (StartedExporter exporter = start()) {
            String bad = QUERIES.replace("GAUGE", "GAGE");
            Files.writeString(queries, bad);

            assertThat(exporter.post("/-/reload")).satisfies(answer -> {
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body()).contains(queries + ":4:23", "\"GAGE\"", "GAUGE");
            });
            assertThat(loadErrors(exporter))
                    .containsExactlyInAnyOrder(
                            series(collectors, sha256(COLLECTORS), 0), series(queries, sha256(bad), 1));
            assertThat(exporter.get("/metrics?collect[]=pg_jobs").statusCode()).isEqualTo(200);

            Files.writeString(queries, QUERIES);
            assertThat(exporter.post("/-/reload").statusCode()).isEqualTo(200);
            assertThat(loadErrors(exporter))
                    .containsExactlyInAnyOrder(
                            series(collectors, sha256(COLLECTORS), 0), series(queries, sha256(QUERIES), 0));
        }
    }

    @Test
    void aFileThatCannotBeReadHasNoHash() throws Exception {
        try (StartedExporter exporter = start()) {
            Files.delete(queries);
            assertThat(exporter.post("/-/reload").statusCode()).isEqualTo(500);
            assertThat(loadErrors(exporter)).contains(series(queries, "", 1)).hasSize(2);
        }
    }

    @Test
    void aDuplicateCollectorIsReportedForTheFileThatAddsIt() throws Exception {
        try (StartedExporter exporter = start()) {
            String twice = QUERIES.replace("pg_jobs", "shop_orders");
            Files.writeString(queries, twice);
            assertThat(exporter.post("/-/reload").body()).contains(queries + ": the collector \"shop_orders\" exists");
            assertThat(loadErrors(exporter))
                    .containsExactlyInAnyOrder(
                            series(collectors, sha256(COLLECTORS), 0), series(queries, sha256(twice), 1));
        }
    }

    @Test
    void aFileThatIsNoLongerListedIsForgotten() throws Exception {
        try (StartedExporter exporter = start()) {
            Files.writeString(configuration, "collectors: {files: ['%s']}\n".formatted(collectors));
            assertThat(exporter.post("/-/reload").statusCode()).isEqualTo(200);
            assertThat(loadErrors(exporter)).containsExactly(series(collectors, sha256(COLLECTORS), 0));
        }
    }

    @Test
    void logsUnknownKeysWithTheirPlaceAndContinues() throws Exception {
        Files.writeString(queries, QUERIES.replace("  metrics:", "  cache_second: 30\n  metrics:"));
        Warnings warnings = new Warnings();
        Logger logger = Logger.getLogger(CollectorSelection.class.getName());
        logger.addHandler(warnings);
        try (StartedExporter exporter = start()) {
            assertThat(loadErrors(exporter)).hasSize(2).allMatch(line -> line.endsWith(" 0"));
        } finally {
            logger.removeHandler(warnings);
        }
        assertThat(warnings.said)
                .singleElement()
                .asString()
                .startsWith(queries + ":3:17 pg_jobs.cache_second: unknown key \"cache_second\" is ignored")
                .contains("did you mean \"cache_seconds\"");
    }

    private StartedExporter start() throws Exception {
        return StartedExporter.start(Map.of(), "--config.file=" + configuration, "--web.enable-lifecycle");
    }

    private static List<String> loadErrors(StartedExporter exporter) throws IOException, InterruptedException {
        return exporter.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(FAMILY))
                .toList();
    }

    private static String series(Path file, String hash, int error) {
        return FAMILY + "filename=\"" + file + "\",hashsum=\"" + hash + "\"} " + error;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class Warnings extends Handler {
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            said.add(logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
