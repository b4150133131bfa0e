package io.pgcluster.monitoring;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus makes of the few forms of templates that the alerts use; promtool compares it with what Prometheus really makes. */
final class AlertTexts {
    private static final Pattern WITH =
            Pattern.compile("\\{\\{ with \\$labels\\.(\\w+) }}(.*?)(?:\\{\\{ else }}(.*?))?\\{\\{ end }}");
    private static final Pattern LABEL = Pattern.compile("\\{\\{ \\$labels\\.(\\w+) }}");
    private static final Pattern VALUE =
            Pattern.compile("\\{\\{ (?:\\$value \\| (\\w+)|printf \"%\\.0f\" \\$value) }}B?");

    private AlertTexts() {}

    static String fill(String template, Map<String, String> labels, String value) {
        String text = WITH.matcher(template).replaceAll(found -> {
            String label = labels.getOrDefault(found.group(1), "");
            String otherwise = found.group(3) == null ? "" : found.group(3);
            return Matcher.quoteReplacement(
                    label.isEmpty() ? otherwise : found.group(2).replace("{{ . }}", label));
        });
        text = LABEL.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(labels.getOrDefault(found.group(1), "MISSING LABEL")));
        return VALUE.matcher(text).replaceAll(Matcher.quoteReplacement(value));
    }
}
