package io.pgcluster.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.DropReason;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateLogTest {
    private static final Logger LOGGER = Logger.getLogger(StateLog.class.getName());

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            lines.add(new SimpleFormatter().formatMessage(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
    }

    @Test
    void namesOnceWhatIsLeftOut() {
        StateLog log = new StateLog();
        log.dropped("db-1: collector jobs", batch("pg_jobs_age", "pg_jobs_length"));
        log.dropped("db-1: collector jobs", batch("pg_jobs_age", "pg_jobs_length"));

        assertThat(lines)
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

        assertThat(lines).hasSize(3);
    }

    @Test
    void saysNothingWhereNothingIsLeftOut() {
        new StateLog().dropped("db-1: collector jobs", new Batch());

        assertThat(lines).isEmpty();
    }

    private static Batch batch(String... names) {
        Batch batch = new Batch();
        for (String name : names) {
            batch.dropped(DropReason.MALFORMED, 1, name);
        }
        return batch;
    }
}
