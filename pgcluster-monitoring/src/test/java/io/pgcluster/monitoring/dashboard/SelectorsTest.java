package io.pgcluster.monitoring.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectorsTest {
    @Test
    void findsMetricsWithMatchersRangeAndFunctions() {
        assertThat(Selectors.in("sum by (a, b) (rate(x_total{c=\"d(e\"}[5m]))"))
                .containsExactly(new Selectors.Selector("x_total", "{c=\"d(e\"}", "[5m]", List.of("rate", "sum")));
    }

    @Test
    void takesNeitherLabelsNorOperatorsForMetrics() {
        assertThat(Selectors.in(
                        "a * on (b, c) group_left (d) max by (e) (f) and g unless on (h) (2 - i) or 0 * j offset 1w"))
                .extracting(Selectors.Selector::metric)
                .containsExactly("a", "f", "g", "i", "j");
    }

    @Test
    void readsModifiersAndNestedRankings() {
        assertThat(Selectors.in("topk($topn, sum by (q) (increase(x{a=~\"$a\"}[$__range] @ end())))"))
                .extracting(Selectors.Selector::metric)
                .containsExactly("x");
    }

    @Test
    void knowsTheAggregationBeforeItsLabels() {
        assertThat(Selectors.in("count by (a) (b == 0) or 0 * count by (a) (c)"))
                .extracting(Selectors.Selector::functions)
                .containsExactly(List.of("count"), List.of("count"));
    }
}
