package io.pgcluster.model.postgres.catalogue;

import io.pgcluster.model.postgres.PostgresVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the parameters of all versions as one table; neighbouring versions that agree share a row. */
final class CatalogueText {
    private static final String COMMENT = """
            # The parameters of PostgreSQL, recorded from running servers; do not edit, record again (ParameterCatalogueIT).
            # Text format of COPY. since, until: the major versions for which a row holds. step: values are multiples of it.
            # hidden: values that the server takes without naming them. configurable: whether a configuration file may set
            # it. Category and description are those of the newest version that has the parameter.
            # Recorded from the releases of releases.tsv.
            """;
    private static final String RELEASES_COMMENT = """
            # The release of each major version from which parameters.tsv was recorded; do not edit, record again
            # (ParameterCatalogueIT). A version without a final release (19rc1, 19beta2) is accepted with a warning.
            """;
    private static final List<String> HEADING = List.of(
            "name",
            "since",
            "until",
            "extension",
            "type",
            "unit",
            "min",
            "max",
            "step",
            "values",
            "hidden",
            "context",
            "configurable",
            "default",
            "category",
            "description");

    private CatalogueText() {}

    /** The whole file: comment, heading, and rows sorted by name without regard to case, then by version. */
    static String write(Map<PostgresVersion, List<ServerParameter>> servers) {
        Map<String, List<Row>> rows =
                new TreeMap<>(Comparator.comparing((String name) -> name.toLowerCase(Locale.ROOT)));
        new TreeMap<>(servers)
                .forEach((version, parameters) -> parameters.forEach(parameter ->
                        append(rows.computeIfAbsent(parameter.name(), n -> new ArrayList<>()), version, parameter)));
        String body = rows.values().stream()
                .flatMap(CatalogueText::lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return COMMENT + String.join("\t", HEADING) + "\n" + body;
    }

    /** The file that names the releases. */
    static String writeReleases(Map<PostgresVersion, String> releases) {
        return RELEASES_COMMENT
                + new TreeMap<>(releases)
                        .entrySet().stream()
                                .map(release -> release.getKey() + "\t" + release.getValue() + "\n")
                                .collect(Collectors.joining("", "major\trelease\n", ""));
    }

    private static void append(List<Row> rows, PostgresVersion version, ServerParameter parameter) {
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last != null
                && last.until().major() + 1 == version.major()
                && last.parameter().attributes().equals(parameter.attributes())) {
            rows.set(rows.size() - 1, new Row(last.since(), version, parameter));
        } else {
            rows.add(new Row(version, version, parameter));
        }
    }

    private static Stream<String> lines(List<Row> rows) {
        ServerParameter newest = rows.get(rows.size() - 1).parameter();
        return rows.stream().map(row -> row.line(newest.category(), newest.description()));
    }

    private record Row(PostgresVersion since, PostgresVersion until, ServerParameter parameter) {
        String line(String category, String description) {
            ServerParameter.Attributes a = parameter.attributes();
            return Stream.of(
                            Optional.of(a.name()),
                            Optional.of(since.toString()),
                            Optional.of(until.toString()),
                            a.extension(),
                            Optional.of(a.type()),
                            a.unit(),
                            a.min(),
                            a.max(),
                            a.step(),
                            list(a.values()),
                            list(a.hidden()),
                            Optional.of(a.context()),
                            Optional.of(a.configurable() ? "t" : "f"),
                            a.defaultValue(),
                            Optional.of(category),
                            Optional.of(description))
                    .map(field -> field.map(Row::escape).orElse("\\N"))
                    .collect(Collectors.joining("\t"));
        }

        private static Optional<String> list(List<String> words) {
            return words.isEmpty() ? Optional.empty() : Optional.of(String.join(",", words));
        }

        private static String escape(String field) {
            return field.replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r");
        }
    }
}
