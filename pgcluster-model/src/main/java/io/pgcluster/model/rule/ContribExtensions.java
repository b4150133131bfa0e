package io.pgcluster.model.rule;

import io.pgcluster.model.postgres.PostgresVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The extensions and loadable libraries that come with PostgreSQL, by version, from {@code contrib.tsv}. */
final class ContribExtensions {
    private static final String RESOURCE = "contrib.tsv";

    private final Map<String, Range> ranges;

    private record Range(int since, int until) {
        private static Range of(List<String> columns) {
            return new Range(Integer.parseInt(columns.get(1)), Integer.parseInt(columns.get(2)));
        }

        private boolean holds(PostgresVersion version) {
            return version.major() >= since && version.major() <= until;
        }
    }

    private static final class Holder {
        private static final ContribExtensions CONTRIB = read();
    }

    private ContribExtensions(Map<String, Range> ranges) {
        this.ranges = ranges;
    }

    static ContribExtensions get() {
        return Holder.CONTRIB;
    }

    boolean has(String name, PostgresVersion version) {
        Range range = ranges.get(name);
        return range != null && range.holds(version);
    }

    /** The versions that have it, for messages; empty if none does. */
    Optional<String> versions(String name) {
        return Optional.ofNullable(ranges.get(name))
                .map(range -> range.since == range.until ? "" + range.since : range.since + " to " + range.until);
    }

    List<String> names(PostgresVersion version) {
        return ranges.entrySet().stream()
                .filter(entry -> entry.getValue().holds(version))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static ContribExtensions read() {
        try (InputStream stream = Objects.requireNonNull(
                ContribExtensions.class.getResourceAsStream(RESOURCE), () -> RESOURCE + " is missing")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new ContribExtensions(text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .collect(Collectors.toMap(
                            columns -> columns.get(0),
                            Range::of,
                            (first, second) -> {
                                throw new IllegalStateException(RESOURCE + " names an extension twice");
                            },
                            TreeMap::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
