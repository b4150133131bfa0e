package io.pgcluster.monitoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.monitoring.board.Boards;
import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.dashboard.DashboardJson;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboards keep the rules. */
class DashboardLinterTest {
    private static final Path ROOT = Path.of(System.getProperty("pgcluster.root", ".."));

    static DashboardLinter linter() throws IOException {
        Set<String> uids = Boards.all(Thresholds.DEFAULT).stream().map(Dashboard::uid).collect(Collectors.toSet());
        return new DashboardLinter(
                MetricCatalogue.read(ROOT), LimitValues.of(Thresholds.DEFAULT), Set.of(), uids);
    }

    static List<JsonNode> dashboards() throws IOException {
        List<JsonNode> trees = new ArrayList<>();
        for (Dashboard dashboard : Boards.all(Thresholds.DEFAULT)) {
            trees.add(new ObjectMapper().readTree(DashboardJson.write(dashboard)));
        }
        return trees;
    }

    @Test
    void dashboardsKeepTheRules() throws IOException {
        DashboardLinter linter = linter();
        List<Finding> findings = new ArrayList<>();
        for (JsonNode dashboard : dashboards()) {
            findings.addAll(linter.check(dashboard));
        }
        assertThat(findings.stream().map(Finding::toString)).isEmpty();
    }
}
