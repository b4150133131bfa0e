package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.logging.CapturedLog;
import io.pgcluster.exporter.metric.DropReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOutTest {
    @Test
    void namesEachFamilyOnceForEachReason() {
        try (CapturedLog log = new CapturedLog(DroppedSampleLog.class.getName())) {
            DroppedSampleLog leftOut = new DroppedSampleLog();
            leftOut.tell(DropReason.DUPLICATE, "pg_jobs_age");
            leftOut.tell(DropReason.DUPLICATE, "pg_jobs_age");
            leftOut.tell(DropReason.CONFLICT, "pg_jobs_age");

            assertThat(log.lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("pg_jobs_age: ")
                                    .contains("the same labels", "duplicate"),
                            line -> assertThat(line).startsWith("pg_jobs_age: ").contains("two ways", "conflict"));
        }
    }

    @Test
    void isReportedByTheExporter(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("exporter.yaml"), """
                servers:
                - {name: one, dsn: host=127.0.0.1 port=1 user=u, labels: {server: same}}
                - {name: two, dsn: host=127.0.0.1 port=2 user=u, labels: {server: same}}
                """);
        try (CapturedLog log = new CapturedLog(DroppedSampleLog.class.getName());
                StartedExporter exporter = StartedExporter.start(Map.of(), "--config.file=" + file)) {
            for (int scrape = 0; scrape < 2; scrape++) {
                assertThat(exporter.get("/metrics").statusCode()).isEqualTo(200);
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("pg_up: "))
                    .hasSize(1);
        }
    }
}
