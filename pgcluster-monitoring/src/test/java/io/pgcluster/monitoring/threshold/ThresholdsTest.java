package io.pgcluster.monitoring.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.value.MemorySize;
import io.pgcluster.model.value.TimeSpan;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    @Test
    void readsTheDefaultsInTheirUnits() {
        assertThat(Thresholds.DEFAULT.connections().used()).isEqualTo(new RatioLimits(0.8, 0.95));
        assertThat(Thresholds.DEFAULT.replication().lagSize().critical().bytes())
                .isEqualTo(1L << 30);
        assertThat(Thresholds.DEFAULT.pending().outage().seconds()).isEqualTo(60);
    }

    @Test
    void refusesACriticalLimitThatComesFirst() {
        assertThatThrownBy(() -> new RatioLimits(0.9, 0.8))
                .hasMessageContainingAll("critical limit must be above", "warning 0.9 and critical 0.8");
        assertThatThrownBy(() -> new TimeLimits(TimeSpan.parse("5m"), TimeSpan.parse("5m")))
                .hasMessageContaining("critical limit must be above");
        assertThatThrownBy(() -> new SizeLimits(MemorySize.parse("2Gi"), MemorySize.parse("1Gi")))
                .hasMessageContaining("critical limit must be above");
        assertThatThrownBy(() -> new CountLimits(4, 3)).hasMessageContaining("critical limit must be above");
        assertThatThrownBy(() -> new RemainingLimits(0.1, 0.2)).hasMessageContaining("below the warning limit");
    }

    @Test
    void refusesSharesAndNumbersOutOfRange() {
        assertThatThrownBy(() -> new RatioLimits(0.8, 1.2)).hasMessageContaining("critical must be a share");
        assertThatThrownBy(() -> new RatioLimits(Double.NaN, 0.9)).hasMessageContaining("warning must be a share");
        assertThatThrownBy(() -> new CountLimits(0, 3)).hasMessageContaining("warning must be more than 0");
        assertThatThrownBy(() -> new PoolerThresholds(PoolerThresholds.DEFAULT.maxWait(), 90, 0.9))
                .hasMessageContainingAll("poolUsed must be a share", "found 90");
    }

    @Test
    void refusesAnObjectiveWithoutAnErrorBudget() {
        assertThatThrownBy(() -> new ServiceObjectives(1, 0.99, 0.999))
                .hasMessageContaining("availability must be an objective");
    }
}
