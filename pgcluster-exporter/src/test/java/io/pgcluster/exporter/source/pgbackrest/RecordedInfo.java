package io.pgcluster.exporter.source.pgbackrest;

import io.pgcluster.exporter.source.CollectedSamples;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code pgbackrest info} of one release said of real repositories, and what pgbackrest_exporter 0.23.0 of Debian made of it, with
 * {@code --backrest.reference-count}. Both were recorded on PostgreSQL 15; the second repository is encrypted.
 *
 * @param version of pgBackRest
 * @param situation in which the repositories were
 */
record RecordedInfo(String version, String situation) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T04:41:10Z"), ZoneOffset.UTC);

    static Stream<RecordedInfo> all() {
        List<String> situations = List.of(
                "two-repositories",
                "empty",
                "missing",
                "no-backup",
                "running",
                "damaged-page",
                "unreadable",
                "wrong-passphrase");
        return Stream.of("2.45", "2.60")
                .flatMap(version -> situations.stream().map(situation -> new RecordedInfo(version, situation)));
    }

    Path file() throws URISyntaxException {
        return resource(".json");
    }

    /** What pgbackrest_exporter showed: values by series, with the labels in order. */
    Map<String, Double> rival() throws IOException, URISyntaxException {
        return Files.readAllLines(resource(".metrics"), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> sorted(line.substring(0, line.lastIndexOf(' '))),
                        line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)),
                        (a, b) -> {
                            throw new AssertionError("a series that comes twice: " + a + " and " + b);
                        },
                        TreeMap::new));
    }

    /** What pgbackrest_exporter said of each family: its type by its name. */
    Map<String, String> rivalTypes() throws IOException, URISyntaxException {
        return Files.readAllLines(resource(".metrics"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(words -> words[2], words -> words[3], (a, b) -> a, TreeMap::new));
    }

    CollectedSamples collected() throws Exception {
        return collect(file());
    }

    static CollectedSamples collect(Path info) throws SourceException, InterruptedException {
        CollectedSamples collected = new CollectedSamples();
        collect(info, collected);
        return collected;
    }

    static void collect(Path info, CollectedSamples collected) throws SourceException, InterruptedException {
        new PgbackrestSource(new InfoReader.FromFile(info), PgbackrestOptions.defaults(), Collections.emptyMap(), CLOCK)
                .collect(Deadline.in(Duration.ofSeconds(30)), collected);
    }

    /** No label here has a comma in its value. */
    private static String sorted(String series) {
        int brace = series.indexOf('{');
        if (brace < 0) {
            return series;
        }
        String[] labels = series.substring(brace + 1, series.length() - 1).split(",", -1);
        Arrays.sort(labels);
        return series.substring(0, brace) + "{" + String.join(",", labels) + "}";
    }

    private Path resource(String suffix) throws URISyntaxException {
        String name = "/pgbackrest/recorded/" + version + "/" + situation + suffix;
        return Path.of(Objects.requireNonNull(RecordedInfo.class.getResource(name), name)
                .toURI());
    }

    @Override
    public String toString() {
        return version + " " + situation;
    }
}
