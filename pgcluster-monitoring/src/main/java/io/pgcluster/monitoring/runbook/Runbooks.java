package io.pgcluster.monitoring.runbook;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.RuleGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pages of all alerts, and the page that lists them. */
public final class Runbooks {
    private Runbooks() {}

    /**
     * Pages by the name of their file.
     *
     * @throws IllegalStateException if an alert has no text
     */
    public static SortedMap<String, String> pages(List<RuleGroup> groups) {
        SortedMap<String, String> pages = new TreeMap<>();
        StringBuilder index = new StringBuilder("""
                # Runbooks

                One page for each alert, generated from the alert and the texts in `pgcluster-monitoring`. Commands are run in the directory of
                the rendered files (`out/NAME/compose`), `pgcluster` where the specification is. SQL is run as
                `pgcluster sql --admin cluster.yaml "…"`, on another member than the primary with `--member=pg2`.
                """);
        for (RuleGroup group : groups) {
            Map<String, List<Alert>> alerts = byName(group);
            if (!alerts.isEmpty()) {
                index.append("\n## ")
                        .append(group.name())
                        .append("\n\n| alert | severity | what |\n| --- | --- | --- |\n");
            }
            alerts.forEach((name, levels) -> {
                pages.put(name + ".md", new RunbookPage(levels).text(textOf(name)));
                index.append(RunbookPage.indexRow(levels));
            });
        }
        pages.put("README.md", index.toString());
        return pages;
    }

    private static Map<String, List<Alert>> byName(RuleGroup group) {
        return group.alerts().stream()
                .collect(Collectors.groupingBy(Alert::name, LinkedHashMap::new, Collectors.toList()));
    }

    private static String textOf(String alert) {
        try (InputStream resource = Runbooks.class.getResourceAsStream(alert + ".md")) {
            if (resource == null) {
                throw new IllegalStateException("the alert " + alert + " has no runbook: add the resource "
                        + Runbooks.class.getPackageName().replace('.', '/') + "/" + alert + ".md");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
