package io.pgcluster.exporter.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The queries that show nothing on the tests' cluster. That a panel declares that it may be empty is not enough: most of those do show
 * something here, and a query that is wrong would be excused.
 */
record ExpectedEmpty(Set<String> keys) {
    /** For all targets of a panel. */
    private static final String ALL = "*";

    /** From a resource with lines of "dashboard | panel | target". */
    static ExpectedEmpty read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(ExpectedEmpty.class.getResourceAsStream(resource), resource)) {
            return new ExpectedEmpty(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(String::strip)
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    boolean contains(Panel panel, Target target) {
        return keys.contains(panel.key(target.refId())) || keys.contains(panel.key(ALL));
    }

    /** Lines that name no query of these dashboards. */
    List<String> stale(List<Dashboard> dashboards) {
        Set<String> stale = new TreeSet<>(keys);
        for (Dashboard dashboard : dashboards) {
            for (Panel panel : dashboard.panels()) {
                stale.remove(panel.key(ALL));
                panel.targets().forEach(target -> stale.remove(panel.key(target.refId())));
            }
        }
        return List.copyOf(stale);
    }
}
