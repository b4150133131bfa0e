package io.pgcluster.model.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PostgresVersionTest {
    @Test
    void everyVersionReachesItsEndAYearAfterTheOneBefore() {
        assertThat(PostgresVersion.all())
                .allSatisfy(version -> assertThat(version.endOfLife().getYear()).isEqualTo(2012 + version.major()));
    }

    @Test
    void isAtItsEndFromTheDayOfTheLastMinorRelease() {
        PostgresVersion version = new PostgresVersion(13);
        assertThat(version.isEndOfLife(LocalDate.of(2025, 11, 12))).isFalse();
        assertThat(version.isEndOfLife(LocalDate.of(2025, 11, 13))).isTrue();
    }

    @Test
    void refusesVersionsThatNoClusterCanRun() {
        assertThatThrownBy(() -> new PostgresVersion(11)).hasMessageContaining("12 to 19");
        assertThatThrownBy(() -> new PostgresVersion(20)).hasMessageContaining("12 to 19");
    }

    @Test
    void recognizesPreReleasesByTheNameOfTheRecordedRelease() {
        assertThat(PostgresVersion.all())
                .allSatisfy(version -> assertThat(version.recordedRelease()).startsWith(version.toString()));
        assertThat(RecordedReleases.isFinal("18.6")).isTrue();
        assertThat(RecordedReleases.isFinal("19rc1")).isFalse();
        assertThat(RecordedReleases.isFinal("19beta2")).isFalse();
        assertThat(RecordedReleases.isFinal("20devel")).isFalse();
    }

    @Test
    void recommendsNoPreRelease() {
        assertThat(PostgresVersion.newestFinal().isPreRelease()).isFalse();
    }
}
