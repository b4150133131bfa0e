package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.metric.MetricType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A family of postgres_exporter, as its list in the test resources has it, with the deliberate differences put in.
 *
 * @param labels sorted; without {@code server}, which whoever knows the server adds
 */
record ListedFamily(
        String collector, boolean onByDefault, String name, MetricType type, List<String> labels, Versions in) {
    private static final String FOLDER = "/io/pgcluster/exporter/";

    /** Versions of PostgreSQL: {@code 17+}, {@code <17}, {@code 9.4-9.6}, {@code 12}, or nothing for all. */
    record Versions(double first, double last) {
        static Versions parse(String text) {
            if (text.isEmpty()) {
                return new Versions(0, 999);
            }
            if (text.endsWith("+")) {
                return new Versions(Double.parseDouble(text.substring(0, text.length() - 1)), 999);
            }
            if (text.startsWith("<")) {
                return new Versions(0, Double.parseDouble(text.substring(1)) - 0.1);
            }
            String[] ends = text.split("-", 2);
            return new Versions(Double.parseDouble(ends[0]), Double.parseDouble(ends[ends.length - 1]));
        }

        boolean contain(int major) {
            return first <= major && major <= last;
        }
    }

    /** The families of all collectors, and not the exporter's own about itself. */
    static Collection<ListedFamily> all() throws IOException {
        Map<String, ListedFamily> byName = new LinkedHashMap<>();
        for (ListedFamily family : read("postgres_exporter-metrics.csv")) {
            byName.put(family.name, family);
        }
        for (ListedFamily family : read("differences.csv")) {
            byName.put(family.name, family);
        }
        return byName.values();
    }

    /** Those that differ from postgres_exporter's, or that it does not have. */
    static List<ListedFamily> differences() throws IOException {
        return read("differences.csv");
    }

    /** What the collectors that are named as postgres_exporter's show beyond that, as {@link #described()} shows it. */
    static Set<String> additions() throws IOException {
        return rows("additions.csv", 4)
                .map(row -> described(row[1], MetricType.valueOf(row[2].toUpperCase(Locale.ROOT)), words(row[3])))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What two sides are compared by. */
    String described() {
        return described(name, type, labels);
    }

    static String described(String name, MetricType type, Collection<String> labels) {
        return name + " " + type.name().toLowerCase(Locale.ROOT) + " " + new TreeSet<>(labels);
    }

    private static List<ListedFamily> read(String file) throws IOException {
        return rows(file, 7)
                .filter(row -> !row[0].startsWith("exporter-self") && !row[2].contains("<"))
                .map(ListedFamily::of)
                .toList();
    }

    private static Stream<String[]> rows(String file, int columns) throws IOException {
        try (InputStream stream = ListedFamily.class.getResourceAsStream(FOLDER + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", columns));
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static ListedFamily of(String[] row) {
        List<String> labels =
                words(row[4]).stream().filter(label -> !label.equals("server")).toList();
        return new ListedFamily(
                row[0].replace("legacy:pg_", "").replace("legacy:version", "static"),
                row[1].equals("yes"),
                row[2],
                MetricType.valueOf(row[3].toUpperCase(Locale.ROOT)),
                labels,
                Versions.parse(row[5]));
    }
}
