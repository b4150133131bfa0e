package io.pgcluster.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.config.LimitsConfig;
import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.model.value.TimeSpan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    private static final LimitsConfig LIMITS =
            new LimitsConfig(3, span("2s"), span("5s"), span("1s"), span("10m"), span("8s"), span("500ms"), 10, 10);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                                          | PROMETHEUS_TEXT",
                "*/*                                                                       | PROMETHEUS_TEXT",
                "text/html,application/xhtml+xml,*/*;q=0.8                                 | PROMETHEUS_TEXT",
                "application/openmetrics-text; version=1.0.0; q=0.75, text/plain; q=0.5    | OPENMETRICS",
                "application/openmetrics-text; version=1.0.0; q=0.2, text/plain; q=0.5     | PROMETHEUS_TEXT",
                "application/openmetrics-text; version=2.0.0; q=0.9, text/plain; q=0.5     | PROMETHEUS_TEXT",
                "application/openmetrics-text; version=0.0.1                               | OPENMETRICS",
                "application/openmetrics-text;q=0                                          | PROMETHEUS_TEXT",
            })
    void choosesTheFormatThatTheClientPrefers(@Nullable String accept, ExpositionFormat format) {
        assertThat(Negotiation.format(accept)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {" | false", "gzip | true", "deflate, gzip;q=0.5 | true", "gzip;q=0 | false"})
    void compressesOnlyForClientsThatAcceptIt(@Nullable String accept, boolean gzip) {
        assertThat(Negotiation.gzip(accept)).isEqualTo(gzip);
    }

    @ParameterizedTest
    @CsvSource({"10, 9500", "0.6, 300", "1, 500", "0, 8000", "-1, 8000", "abc, 8000", "NaN, 8000", "999999, 300000"})
    void answersALittleBeforePrometheusGivesUp(String header, long millis) {
        assertThat(ScrapeTime.of(header, LIMITS)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void usesTheConfiguredTimeoutWithoutTheHeader() {
        assertThat(ScrapeTime.of(null, LIMITS)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void escapesWhatComesFromOutside() {
        assertThat(new Html().text("<b a=\"c\">&'").toString()).isEqualTo("&lt;b a=&quot;c&quot;&gt;&amp;&#39;");
    }

    private static TimeSpan span(String text) {
        return TimeSpan.parse(text);
    }
}
