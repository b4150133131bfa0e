package io.pgcluster.exporter.collector.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.metric.Descriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
    @ParameterizedTest
    @CsvSource({
        "work_mem,                4096,   kB,   pg_settings_work_mem_bytes,                 4194304",
        "shared_buffers,          16384,  8kB,  pg_settings_shared_buffers_bytes,           134217728",
        "min_wal_size,            80,     MB,   pg_settings_min_wal_size_bytes,             83886080",
        "segment,                 2,      64MB, pg_settings_segment_bytes,                  134217728",
        "track_activity_query_size, 1024, B,    pg_settings_track_activity_query_size_bytes, 1024",
        "deadlock_timeout,        1500,   ms,   pg_settings_deadlock_timeout_seconds,       1.5",
        "log_rotation_age,        1440,   min,  pg_settings_log_rotation_age_seconds,       86400",
        "checkpoint_timeout,      300,    s,    pg_settings_checkpoint_timeout_seconds,     300",
        "some_age,                2,      h,    pg_settings_some_age_seconds,               7200",
        "some_age,                2,      d,    pg_settings_some_age_seconds,               172800",
    })
    void convertsUnitsToBytesAndSeconds(String name, String value, String unit, String family, double number) {
        Setting setting = new Setting(name, value, unit, "integer");

        assertThat(setting.family()).map(Descriptor::name).hasValue(family);
        assertThat(setting.number()).hasValue(number);
    }

    @Test
    void keepsMinusOneInEveryUnit() {
        assertThat(new Setting("log_min_duration_statement", "-1", "ms", "integer").number())
                .hasValue(-1.0);
        assertThat(new Setting("temp_file_limit", "-1", "kB", "integer").number())
                .hasValue(-1.0);
    }

    @Test
    void readsSwitchesAsOneAndZeroAndNamesThemWithoutUnit() {
        assertThat(new Setting("jit", "on", "", "bool").number()).hasValue(1.0);
        assertThat(new Setting("jit", "off", "", "bool").number()).hasValue(0.0);
        assertThat(new Setting("odd", "on", "ms", "bool").family())
                .map(Descriptor::name)
                .hasValue("pg_settings_odd");
    }

    @Test
    void readsFileModesAsTheDigitsThatTheServerShows() {
        assertThat(new Setting("log_file_mode", "0600", "", "integer").number()).hasValue(600.0);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "1e3, 1000", "+2, 2", ".25, 0.25"})
    void readsRealNumbers(String value, double number) {
        assertThat(new Setting("cost", value, "", "real").number()).hasValue(number);
    }

    @Test
    void acceptsUnitsAfterTheValueAsManagedServicesShowThem() {
        assertThat(new Setting("a", "300 s", "s", "integer").number()).hasValue(300.0);
        assertThat(new Setting("a", "16kB", "kB", "integer").number()).hasValue(16384.0);
    }

    @ParameterizedTest
    @CsvSource({"'', ms", "unlimited, kB", "0x10, kB", "NaN, s", "1f, ms", "10, parsec", "10, 8", "10, -"})
    void hasNoNumberWhereTheValueOrTheUnitIsOdd(String value, String unit) {
        assertThat(new Setting("odd", value, unit, "integer").number()).isEmpty();
    }

    @Test
    void turnsEveryNameIntoAMetricName() {
        assertThat(new Setting("my-extension.max$size", "1", "", "integer").family())
                .map(Descriptor::name)
                .hasValue("pg_settings_my_extension_max_size");
    }
}
