package io.pgcluster.exporter.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.Buckets;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.exporter.metric.SampleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final Descriptor SIZE = Descriptor.gauge("pg_size", "Bytes.", "datname");

    private final Batch batch = new Batch();

    @Test
    void putsFamiliesAndSamplesInOrderWithOneHeaderEach() throws IOException {
        batch.sample(SIZE, List.of("b"), 2);
        batch.sample(Descriptor.counter("pg_commits", "Commits."), List.of(), 7);
        batch.sample(SIZE, List.of("a"), 1.5);

        assertThat(text(Map.of())).isEqualTo("""
                # HELP pg_commits Commits.
                # TYPE pg_commits counter
                pg_commits 7
                # HELP pg_size Bytes.
                # TYPE pg_size gauge
                pg_size{datname="a"} 1.5
                pg_size{datname="b"} 2
                """);
    }

    @Test
    void givesEachSourceItsLabelsAndLetsASamplesOwnLabelWin() throws IOException {
        batch.sample(SIZE, List.of("app"), 1);
        Batch other = new Batch();
        other.sample(SIZE, List.of("app"), 2);

        Exposition both = Exposition.of(List.of(
                SampleSet.of(Map.of("server", "two", "datname", "postgres"), other),
                SampleSet.of(Map.of("server", "one"), batch)));

        assertThat(text(both)).isEqualTo("""
                # HELP pg_size Bytes.
                # TYPE pg_size gauge
                pg_size{datname="app",server="one"} 1
                pg_size{datname="app",server="two"} 2
                """);
    }

    @Test
    void escapesWhatWouldEndALineOrAValue() throws IOException {
        batch.sample(Descriptor.gauge("pg_x", "a \"b\" \\ c\nd", "l"), List.of("é\"\\\n\uD83D\uDC18\uD83D"), 0);

        assertThat(text(Map.of()))
                .contains("# HELP pg_x a \"b\" \\\\ c\\nd\n")
                .contains("pg_x{l=\"é\\\"\\\\\\n\uD83D\uDC18?\"} 0\n");
        assertThat(openMetrics()).contains("# HELP pg_x a \\\"b\\\" \\\\ c\\nd\n");
    }

    @Test
    void writesEveryKindOfNumberAsPrometheusReadsIt() throws IOException {
        double[] numbers = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0,
            -1,
            9007199254740992.0,
            1e300,
            0.001,
            -12.25
        };
        for (int index = 0; index < numbers.length; index++) {
            batch.sample(SIZE, List.of("" + index), numbers[index]);
        }

        assertThat(text(Map.of())
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(line.indexOf(" ") + 1)))
                .containsExactly("NaN", "+Inf", "-Inf", "0", "-1", "9007199254740992", "1.0E300", "0.001", "-12.25");
    }

    @Test
    void keepsTheFirstOfTwoEqualSeriesAndCountsTheOther() throws IOException {
        batch.sample(SIZE, List.of("a"), 1);
        Batch other = new Batch();
        other.sample(SIZE, List.of("a"), 2);
        // For Prometheus a label without a value is none.
        other.sample(Descriptor.gauge("pg_size", "Bytes.", "datname", "empty"), List.of("a", ""), 3);

        Exposition both = Exposition.of(List.of(SampleSet.of(Map.of(), batch), SampleSet.of(Map.of(), other)));

        assertThat(text(both)).endsWith("gauge\npg_size{datname=\"a\"} 1\n");
        assertThat(both.dropped()).containsExactly(Map.entry(DropReason.DUPLICATE, 2L));
        assertThat(both.size()).isEqualTo(1);
    }

    @Test
    void dropsWhatComesUnderAKnownNameWithAnotherType() throws IOException {
        batch.sample(SIZE, List.of("a"), 1);
        batch.sample(Descriptor.counter("pg_size", "Bytes, again.", "datname"), List.of("b"), 2);
        batch.sample(Descriptor.gauge("pg_size", "Other words.", "datname"), List.of("c"), 3);

        Exposition one = Exposition.of(List.of(SampleSet.of(Map.of(), batch)));

        assertThat(text(one)).isEqualTo("""
                # HELP pg_size Bytes.
                # TYPE pg_size gauge
                pg_size{datname="a"} 1
                pg_size{datname="c"} 3
                """);
        assertThat(one.dropped()).containsExactly(Map.entry(DropReason.CONFLICT, 1L));
    }

    @Test
    void namesTheFamiliesOfWhichItLeavesSamplesOut() throws IOException {
        batch.sample(SIZE, List.of("a"), 1);
        batch.sample(SIZE, List.of("a"), 2);
        batch.sample(Descriptor.gauge("pg_other", "o"), List.of(), 1);
        Batch differently = new Batch();
        differently.sample(Descriptor.counter("pg_other", "o"), List.of(), 1);
        List<String> named = new ArrayList<>();

        Exposition.of(
                        List.of(SampleSet.of(Map.of(), batch), SampleSet.of(Map.of("server", "b"), differently)),
                        (reason, family) -> named.add(reason.label() + " " + family))
                .writeTo(new ByteArrayOutputStream(), ExpositionFormat.PROMETHEUS_TEXT);

        assertThat(named).containsExactlyInAnyOrder("duplicate pg_size", "conflict pg_other");
    }

    @Test
    void dropsAFamilyWhoseSamplesWouldLookLikeThoseOfAHistogram() throws IOException {
        histogram();
        batch.sample(Descriptor.gauge("pg_wait_count", "Waits."), List.of(), 1);

        Exposition one = Exposition.of(List.of(SampleSet.of(Map.of(), batch)));

        assertThat(text(one)).doesNotContain("TYPE pg_wait_count");
        assertThat(one.dropped()).containsExactly(Map.entry(DropReason.CONFLICT, 1L));
    }

    @Test
    void writesHistogramsWithTheirInfiniteBucket() throws IOException {
        histogram();

        assertThat(text(Map.of())).isEqualTo("""
                # HELP pg_wait Waits.
                # TYPE pg_wait histogram
                pg_wait_bucket{mode="x",le="1"} 2
                pg_wait_bucket{mode="x",le="2.5"} 3
                pg_wait_bucket{mode="x",le="+Inf"} 4
                pg_wait_sum{mode="x"} 9.5
                pg_wait_count{mode="x"} 4
                """);
        assertThat(openMetrics()).contains("le=\"1.0\"", "le=\"+Inf\"");
    }

    @Test
    void keepsNamesInOpenMetricsAndCallsCountersWithoutTotalUnknown() throws IOException {
        batch.sample(Descriptor.counter("pg_commits", "C."), List.of(), 1);
        batch.sample(Descriptor.counter("pg_reads_total", "R."), List.of(), 2);
        batch.sample(Descriptor.counter("pg_taken_total", "T."), List.of(), 3);
        batch.sample(Descriptor.gauge("pg_taken", "U."), List.of(), 4);
        batch.sample(new Descriptor("pg_odd", MetricType.UNTYPED, "O.", List.of()), List.of(), 5);

        assertThat(openMetrics()).isEqualTo("""
                # HELP pg_commits C.
                # TYPE pg_commits unknown
                pg_commits 1
                # HELP pg_odd O.
                # TYPE pg_odd unknown
                pg_odd 5
                # HELP pg_reads R.
                # TYPE pg_reads counter
                pg_reads_total 2
                # HELP pg_taken U.
                # TYPE pg_taken gauge
                pg_taken 4
                # HELP pg_taken_total T.
                # TYPE pg_taken_total unknown
                pg_taken_total 3
                # EOF
                """);
    }

    @Test
    void addsUpWhatTheSourcesCouldNotShow() {
        batch.dropped(DropReason.MALFORMED, 2);
        Batch other = new Batch();
        other.dropped(DropReason.MALFORMED, 3);

        assertThat(Exposition.of(List.of(SampleSet.of(Map.of(), batch), SampleSet.of(Map.of(), other)))
                        .dropped())
                .containsExactly(Map.entry(DropReason.MALFORMED, 5L));
    }

    @Test
    void writesTextLongerThanAChunkCompletely() throws IOException {
        String longest = "ä".repeat(50_000);
        batch.sample(SIZE, List.of(longest), 1);
        for (int index = 0; index < 5_000; index++) {
            batch.sample(SIZE, List.of("db" + index), index);
        }

        assertThat(text(Map.of())).contains("{datname=\"" + longest + "\"} 1\n").hasLineCount(5_003);
    }

    private void histogram() {
        batch.histogram(
                new Descriptor("pg_wait", MetricType.HISTOGRAM, "Waits.", List.of("mode")),
                List.of("x"),
                new Buckets(Arrays.asList(1.0, 2.5), Arrays.asList(2L, 3L), 4, 9.5));
    }

    private String text(Map<String, String> labels) throws IOException {
        return text(Exposition.of(List.of(SampleSet.of(labels, batch))));
    }

    private String openMetrics() throws IOException {
        return written(Exposition.of(List.of(SampleSet.of(Map.of(), batch))), ExpositionFormat.OPENMETRICS);
    }

    private static String text(Exposition exposition) throws IOException {
        return written(exposition, ExpositionFormat.PROMETHEUS_TEXT);
    }

    private static String written(Exposition exposition, ExpositionFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exposition.writeTo(out, format);
        return out.toString(StandardCharsets.UTF_8);
    }
}
