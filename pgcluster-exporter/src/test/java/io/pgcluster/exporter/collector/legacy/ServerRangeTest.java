package io.pgcluster.exporter.collector.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRangeTest {
    @ParameterizedTest
    @CsvSource({
        ">=10.0.0, 150004, true",
        ">=10.0.0, 90624, false",
        "<10.0.0, 90624, true",
        ">=10.0.0 <12.0.0, 110022, true",
        ">=10.0.0 <12.0.0, 120000, false",
        ">=10.0.0<12.0.0, 110022, true",
        "<10.0.0 || >=14.0.0, 90624, true",
        "<10.0.0 || >=14.0.0, 130001, false",
        "<10.0.0 || >=14.0.0, 140001, true",
        "15.4.0, 150004, true",
        "=15.4.0, 150004, true",
        "==15.4.0, 150005, false",
        "!=15.4.0, 150005, true",
        "!15.4.0, 150004, false",
        ">15.x, 150004, false",
        ">15.x, 160000, true",
        "<=15, 150004, true",
        "<=15, 160000, false",
        "'>= 9.6.x', 90624, true",
        "9.6.x, 90524, false",
    })
    void reportsTheSelectedServers(String range, int versionNumber, boolean meant) {
        assertThat(ServerRange.parse(range).contains(versionNumber)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newer", ">=", ">=10.0.0 ||", ">=10.0.0.0", ">=10.0.0 and <12.0.0", "99999999999"})
    void refusesAnInvalidRange(String text) {
        assertThatThrownBy(() -> ServerRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected conditions such as");
    }
}
