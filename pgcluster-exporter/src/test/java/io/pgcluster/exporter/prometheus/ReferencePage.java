package io.pgcluster.exporter.prometheus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of all families, as a reader finds them there. */
final class ReferencePage {
    private static final Path PAGE =
            Path.of(System.getProperty("pgcluster.root", "..")).resolve("docs/reference/metrics.md");
    private static final Pattern FAMILY = Pattern.compile("\\| `(\\w+)` \\| (gauge|counter|histogram|untyped) \\|.*");
    private static final Pattern EARLIER_NAME = Pattern.compile("\\| `(\\w+)` \\| `(\\w+)` \\|");

    private ReferencePage() {}

    /** Types by the names of families, earlier names included. */
    static Map<String, String> families() throws IOException {
        Map<String, String> types = new HashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher family = FAMILY.matcher(line);
            Matcher earlier = EARLIER_NAME.matcher(line);
            if (family.matches()) {
                types.put(family.group(1), family.group(2));
            } else if (earlier.matches()) {
                types.put(earlier.group(1), Objects.requireNonNull(types.get(earlier.group(2)), line));
            }
        }
        return types;
    }

    /** Types by the names of families in an answer in the text format, without those that are named after parameters. */
    static Map<String, String> inAnswer(String metrics) {
        Map<String, String> types = new HashMap<>();
        metrics.lines()
                .filter(line -> line.startsWith("# TYPE ") && !line.startsWith("# TYPE pg_settings_"))
                .map(line -> line.split(" ", 4))
                .forEach(words -> types.put(words[2], words[3]));
        return types;
    }
}
