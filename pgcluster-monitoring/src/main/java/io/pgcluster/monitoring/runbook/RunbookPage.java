package io.pgcluster.monitoring.runbook;

import io.pgcluster.monitoring.rule.Alert;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One page: what the alert says and when, then the text about it. */
final class RunbookPage {
    private static final Pattern WITH = Pattern.compile("\\{\\{ with [^}]*}}(.*?)(?:\\{\\{ else }}.*?)?\\{\\{ end }}");
    private static final Pattern LABEL = Pattern.compile("\\{\\{ \\$labels\\.(\\w+) }}");
    private static final Pattern VALUE = Pattern.compile("\\{\\{ (?:\\$value|printf)[^}]*}}B?");

    private final List<Alert> levels;

    /** A page about an alert, with one element for each severity. */
    RunbookPage(List<Alert> levels) {
        this.levels = levels;
    }

    String text(String about) {
        StringBuilder page = new StringBuilder("# ").append(first().name()).append("\n\n## Meaning\n\n");
        levels.forEach(alert -> page.append(meaning(alert)));
        return page.append('\n')
                .append(about)
                .append("\n## Related\n\nDashboard `")
                .append(first().dashboard().uid())
                .append("`; group `pgcluster-")
                .append(first().component().label())
                .append("`. [All runbooks](README.md)\n\n")
                .append(levels.stream().map(RunbookPage::expression).distinct().collect(Collectors.joining("\n")))
                .toString();
    }

    /** The line of an alert in the list of all. */
    static String indexRow(List<Alert> levels) {
        Alert first = levels.get(0);
        String severities =
                levels.stream().map(alert -> alert.severity().label()).collect(Collectors.joining(", "));
        return "| [" + first.name() + "](" + first.name() + ".md) | " + severities + " | "
                + readable(first.message().summary()) + " |\n";
    }

    private static String meaning(Alert alert) {
        String when = alert.pending().map(span -> " after " + span).orElse(" at once");
        return "* **" + alert.severity().label() + "**" + when + ": "
                + readable(alert.message().description()) + "\n";
    }

    private static String expression(Alert alert) {
        return "```promql\n" + alert.expression() + "\n```\n";
    }

    /** The template with the names of labels in place of their values. */
    private static String readable(String template) {
        String text = WITH.matcher(template)
                .replaceAll(
                        found -> found.group(1).replace("{{ . }}", "*cluster*").replace("$", "\\$"));
        text = LABEL.matcher(text).replaceAll("*$1*");
        return VALUE.matcher(text).replaceAll("*value*");
    }

    private Alert first() {
        return levels.get(0);
    }
}
