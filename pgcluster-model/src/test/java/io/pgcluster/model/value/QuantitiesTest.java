package io.pgcluster.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "512Mi, 536870912, 512Mi",
        "4Gi, 4294967296, 4Gi",
        "1.5Gi, 1610612736, 1536Mi",
        "100G, 100000000000, 97656250Ki",
        "1k, 1000, 1000",
        "0, 0, 0",
        "7Pi, 7881299347898368, 7Pi",
    })
    void readsMemoryAsKubernetesWritesIt(String text, long bytes, String shortest) {
        MemorySize size = MemorySize.parse(text);

        assertThat(size.bytes()).isEqualTo(bytes);
        assertThat(size).hasToString(shortest);
        assertThat(MemorySize.parse(size.toString())).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4GB", "4gi", "-1Gi", "1.5", "0.1Ki", "9Ei", "8192Pi", " 4Gi", "4 Gi", "1e3"})
    void refusesMalformedMemoryAndQuotesIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemorySize.parse(text))
                .withMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2000, 2, 2",
        "0.5, 500, 500m, 1",
        "500m, 500, 500m, 1",
        "1500m, 1500, 1500m, 2",
        "1.001, 1001, 1001m, 2"
    })
    void readsCpuAsKubernetesWritesIt(String text, long millis, String shortest, int cores) {
        CpuQuantity cpu = CpuQuantity.parse(text);

        assertThat(cpu.millis()).isEqualTo(millis);
        assertThat(cpu).hasToString(shortest);
        assertThat(cpu.cores()).isEqualTo(cores);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0m", "-1", "1.0001", "two", "1 m", "1M"})
    void refusesMalformedCpu(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> CpuQuantity.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, 500, 500ms",
        "60s, 60000, 1m",
        "1h30m, 5400000, 90m",
        "30d, 2592000000, 30d",
        "24h, 86400000, 1d"
    })
    void readsLengthsOfTime(String text, long millis, String shortest) {
        TimeSpan span = TimeSpan.parse(text);

        assertThat(span.duration()).isEqualTo(Duration.ofMillis(millis));
        assertThat(span).hasToString(shortest);
        assertThat(TimeSpan.parse(span.toString())).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "0s", "-1s", "1w", "1 h", "5min", "1.5h"})
    void refusesMalformedDurations(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeSpan.parse(text));
    }

    @Test
    void sizesAndTimesAreOrderedByAmount() {
        assertThat(MemorySize.parse("1Gi")).isGreaterThan(MemorySize.parse("1000Mi"));
        assertThat(TimeSpan.parse("61m")).isGreaterThan(TimeSpan.parse("1h"));
    }
}
