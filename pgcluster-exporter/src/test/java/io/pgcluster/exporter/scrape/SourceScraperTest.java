package io.pgcluster.exporter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceScraperTest {
    private static final Descriptor FAMILY = Descriptor.gauge("test_source", "A test's.");

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final AtomicInteger runs = new AtomicInteger();

    @AfterEach
    void stop() {
        workers.shutdownNow();
    }

    @Test
    void givesSamplesWithTheSourcesLabels() throws Exception {
        Answer answer = scrape(new SourceScraper(source(Optional.empty(), sink -> sample(sink, 5)), workers), 10_000);
        assertThat(answer.value("test_source", "pooler", "a")).isEqualTo(5);
        assertThat(answer.value("pg_scrape_collector_success", "collector", "test", "pooler", "a"))
                .isEqualTo(1);
    }

    @Test
    void keepsWhatWasThereBeforeAFailure() throws Exception {
        Answer answer = scrape(
                new SourceScraper(
                        source(Optional.empty(), sink -> {
                            sample(sink, 5);
                            throw new SourceException("nobody answers");
                        }),
                        workers),
                10_000);
        assertThat(answer.value("test_source")).isEqualTo(5);
        assertThat(answer.success("test")).isZero();
    }

    @Test
    void answersInTimeWithoutAHangingSourceAndRunsItOnlyOnce() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        SourceScraper scraper = new SourceScraper(
                source(Optional.empty(), sink -> {
                    release.await();
                    sample(sink, 5);
                }),
                workers);
        for (int i = 0; i < 3; i++) {
            Answer answer = scrape(scraper, 50);
            assertThat(answer.success("test")).isZero();
            assertThat(answer.has("test_source")).isFalse();
        }
        assertThat(runs).hasValue(1);
        release.countDown();
        Scrapers.eventually(() -> isSuccess(scraper));
    }

    @Test
    void showsACachedResultUntilItExpires() throws Exception {
        SourceScraper scraper = new SourceScraper(
                source(Optional.of(Duration.ofMinutes(5)), sink -> sample(sink, runs.get())), workers);
        scrape(scraper, 10_000);
        assertThat(scrape(scraper, 10_000).value("test_source")).isEqualTo(1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void survivesADefect() throws Exception {
        SourceScraper scraper = new SourceScraper(
                source(Optional.empty(), sink -> {
                    throw new IllegalStateException("a defect");
                }),
                workers);
        assertThat(scrape(scraper, 10_000).success("test")).isZero();
        assertThat(scrape(scraper, 10_000).success("test")).isZero();
    }

    private static boolean isSuccess(SourceScraper scraper) {
        try {
            return scrape(scraper, 10_000).success("test") == 1;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Answer scrape(SourceScraper scraper, long millis) throws Exception {
        var sets = scraper.scrape(Deadline.in(Duration.ofMillis(millis))).get(20, TimeUnit.SECONDS);
        return new Answer(new Scrape(sets, () -> {}), Duration.ZERO);
    }

    private static void sample(MetricSink sink, double value) {
        sink.sample(FAMILY, List.of(), value);
    }

    private Source source(Optional<Duration> timeToLive, Reading reading) {
        return new Source() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Map<String, String> labels() {
                return Map.of("pooler", "a");
            }

            @Override
            public Optional<Duration> timeToLive() {
                return timeToLive;
            }

            @Override
            public void collect(Deadline deadline, MetricSink sink) throws SourceException, InterruptedException {
                runs.incrementAndGet();
                reading.into(sink);
            }
        };
    }

    private interface Reading {
        void into(MetricSink sink) throws SourceException, InterruptedException;
    }
}
