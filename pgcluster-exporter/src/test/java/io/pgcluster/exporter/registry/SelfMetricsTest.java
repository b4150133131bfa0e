package io.pgcluster.exporter.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.exporter.metric.Batch;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.Family;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SelfMetricsTest {
    private final SelfMetrics metrics = new SelfMetrics(new BuildInfo("1.2.3", "abc"));

    @Test
    void hasTheFamiliesOfTheProcessAndTheVirtualMachine() {
        Set<String> names = metrics.batch().families().stream()
                .map(family -> family.descriptor().name())
                .collect(Collectors.toSet());
        assertThat(names)
                .contains(
                        "process_cpu_seconds_total",
                        "process_start_time_seconds",
                        "jvm_memory_bytes_used",
                        "jvm_gc_collection_seconds_count",
                        "jvm_threads_current",
                        "postgres_exporter_build_info",
                        "pg_exporter_build_info")
                .noneMatch(name -> name.endsWith("_created"));
    }

    @Test
    void countsWhatWasLeftOut() {
        metrics.dropped(Map.of(DropReason.DUPLICATE, 2L));
        metrics.dropped(Map.of(DropReason.DUPLICATE, 3L));
        Family family = family("pg_exporter_dropped_samples_total");
        assertThat(family.size()).isEqualTo(DropReason.values().length);
        assertThat(value(family, List.of("duplicate"))).isEqualTo(5);
        assertThat(value(family, List.of("malformed"))).isZero();
    }

    @Test
    void keepsTheTimeOfTheLastReloadThatSucceeded() {
        metrics.reloaded(true, 1_000);
        metrics.reloaded(false, 2_000);
        assertThat(family("postgres_exporter_config_last_reload_successful").value(0))
                .isZero();
        assertThat(family("postgres_exporter_config_last_reload_success_timestamp_seconds")
                        .value(0))
                .isEqualTo(1_000);
    }

    private Family family(String name) {
        Batch batch = metrics.batch();
        return batch.families().stream()
                .filter(family -> family.descriptor().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Family family, List<String> labels) {
        for (int i = 0; i < family.size(); i++) {
            if (family.labelValues(i).equals(labels)) {
                return family.value(i);
            }
        }
        throw new AssertionError("no " + family.descriptor().name() + labels);
    }
}
