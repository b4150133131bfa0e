package io.pgcluster.exporter.collector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowLimitTest {
    @Test
    void keepsTheLargestAndOfEqualOnesTheFirst() {
        assertThat(RowLimit.largest(new double[] {1, 5, 3, 3, 9, 3}, 4).stream())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void keepsRowsWithoutARankLast() {
        double none = Double.NEGATIVE_INFINITY;

        assertThat(RowLimit.largest(new double[] {none, -7, none, none}, 2).stream())
                .containsExactly(0, 1);
    }
}
