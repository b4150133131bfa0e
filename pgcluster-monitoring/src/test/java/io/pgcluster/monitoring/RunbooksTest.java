package io.pgcluster.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.monitoring.rule.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbooksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([A-Za-z]+\\.md)\\)");

    @Test
    void everyTextIsOfAnAlertAndEveryAlertHasOne() throws IOException {
        Path texts = Path.of("src/main/resources/io/pgcluster/monitoring/runbook");
        try (Stream<Path> files = Files.list(texts)) {
            List<String> names = files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .toList();
            assertThat(names).containsExactlyInAnyOrderElementsOf(alertNames());
        }
    }

    @Test
    void everyPageHasAllPartsAndNoTemplate() {
        pages().forEach((name, text) -> assertThat(text)
                .as(name)
                .contains(
                        "## Meaning",
                        "## Impact",
                        "## Diagnosis",
                        "## Likely causes",
                        "## Mitigation",
                        "## Prevention",
                        "## Related",
                        "```promql")
                .doesNotContain("{{ ", "<limit>"));
    }

    @Test
    void linksLeadToPages() {
        Set<String> names = MonitoringFiles.runbooks().keySet();
        MonitoringFiles.runbooks().forEach((name, text) -> {
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                assertThat(names).as(name).contains(link.group(1));
            }
        });
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = MonitoringFiles.runbooks();
        pages.remove("README.md");
        return pages;
    }

    private static Set<String> alertNames() {
        return DefaultRules.ALERTS.stream().map(Alert::name).collect(Collectors.toSet());
    }
}
