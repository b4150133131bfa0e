package io.pgcluster.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.logging.CapturedLog;
import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.DropReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateLogTest {
    private final CapturedLog captured = new CapturedLog(StateLog.class.getName());

    @AfterEach
    void stopListening() {
        captured.close();
    }

    @Test
    void namesOnceWhatIsLeftOut() {
        StateLog log = new StateLog();
        log.dropped("db-1: collector jobs", batch("pg_jobs_age", "pg_jobs_length"));
        log.dropped("db-1: collector jobs", batch("pg_jobs_age", "pg_jobs_length"));

        assertThat(captured.lines())
                .singleElement()
                .asString()
                .contains("db-1: collector jobs", "2 samples left out (malformed) of pg_jobs_age, pg_jobs_length");
    }

    @Test
    void saysItAgainForAnotherNameAndAnotherServer() {
        StateLog log = new StateLog();
        log.dropped("db-1: collector jobs", batch("pg_jobs_age"));
        log.dropped("db-1: collector jobs", batch("pg_jobs_length"));
        log.dropped("db-2: collector jobs", batch("pg_jobs_age"));

        assertThat(captured.lines()).hasSize(3);
    }

    @Test
    void saysNothingWhereNothingIsLeftOut() {
        new StateLog().dropped("db-1: collector jobs", new Batch());

        assertThat(captured.lines()).isEmpty();
    }

    private static Batch batch(String... names) {
        Batch batch = new Batch();
        for (String name : names) {
            batch.dropped(DropReason.MALFORMED, 1, name);
        }
        return batch;
    }
}
