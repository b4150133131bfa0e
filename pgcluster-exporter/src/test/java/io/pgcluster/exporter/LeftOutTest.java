package io.pgcluster.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.logging.CapturedLog;
import io.pgcluster.exporter.metric.DropReason;
import org.junit.jupiter.api.Test;

class LeftOutTest {
    @Test
    void namesEachFamilyOnceForEachReason() {
        try (CapturedLog log = new CapturedLog(LeftOut.class.getName())) {
            LeftOut leftOut = new LeftOut();
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
}
