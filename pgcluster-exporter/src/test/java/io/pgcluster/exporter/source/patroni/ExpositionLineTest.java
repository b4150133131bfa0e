package io.pgcluster.exporter.source.patroni;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.exporter.patroni.PatroniException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionLineTest {
    @Test
    void readsLabelsWithEverythingThatCanBeEscaped() throws PatroniException {
        ExpositionLine line = ExpositionLine.of("a_b{x=\"1, }\\\"2\\\\\",y=\"\\n\"} 3.5 1700000000000");

        assertThat(line.name()).isEqualTo("a_b");
        assertThat(line.labels()).isEqualTo(Map.of("x", "1, }\"2\\", "y", "\n"));
        assertThat(line.value()).isEqualTo(3.5);
    }

    @Test
    void readsValuesThatAreNoNumbers() throws PatroniException {
        assertThat(ExpositionLine.of("a NaN").value()).isNaN();
        assertThat(ExpositionLine.of("a +Inf").value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ExpositionLine.of("a -Inf").value()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void refusesAnInvalidSample() {
        assertThatThrownBy(() -> ExpositionLine.of("patroni_version{scope=\"dev\" 1"))
                .isInstanceOf(PatroniException.class)
                .hasMessageContaining("no sample");
        assertThatThrownBy(() -> ExpositionLine.of("patroni_version one"))
                .isInstanceOf(PatroniException.class)
                .hasMessageContaining("\"one\" is no value");
    }
}
