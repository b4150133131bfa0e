package io.pgcluster.exporter.source.backup;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.source.status.Fields;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Samples of the last restore drill. */
final class DrillSamples {
    /** Four come from us, the others are the assertions of the specification. */
    private static final int MAX_CHECKS = 100;

    private static final Descriptor INFO = Descriptor.gauge(
            "pgcluster_backup_drill_info", "The backup that the last restore drill restored.", "backup_name");
    private static final Descriptor TARGET = Descriptor.gauge(
            "pgcluster_backup_drill_target_timestamp_seconds",
            "The time to which the last restore drill recovered; absent if it replayed all of the WAL.");
    private static final Descriptor DATA_AGE = Descriptor.gauge(
            "pgcluster_backup_drill_data_age_seconds",
            "Age of the newest data that the last restore drill brought back, which is the achieved recovery point.");
    private static final Descriptor RESTORE = Descriptor.gauge(
            "pgcluster_backup_drill_restore_seconds", "How long the restore of the last restore drill took.");
    private static final Descriptor CHECK_SUCCESS = Descriptor.gauge(
            "pgcluster_backup_drill_check_success", "Whether the check passed in the last restore drill.", "check");
    private static final Descriptor CHECK_DURATION = Descriptor.gauge(
            "pgcluster_backup_drill_check_duration_seconds",
            "How long the check took in the last restore drill.",
            "check");

    private DrillSamples() {}

    static Stream<Descriptor> families() {
        return Stream.of(INFO, TARGET, DATA_AGE, RESTORE, CHECK_SUCCESS, CHECK_DURATION);
    }

    static void of(Fields drill, MetricSink sink) {
        String backup = drill.text("backup");
        if (!backup.isEmpty()) {
            sink.sample(INFO, List.of(backup), 1);
        }
        put(TARGET, drill.time("target"), List.of(), sink);
        put(DATA_AGE, drill.number("dataAgeSeconds"), List.of(), sink);
        put(RESTORE, drill.number("restoreSeconds"), List.of(), sink);
        drill.items("checks", MAX_CHECKS).forEach(check -> check(check, sink));
    }

    private static void check(Fields check, MetricSink sink) {
        List<String> name = List.of(check.text("name"));
        if (name.get(0).isEmpty()) {
            check.reject("name");
            return;
        }
        check.flag("ok").ifPresent(passed -> sink.sample(CHECK_SUCCESS, name, passed ? 1 : 0));
        put(CHECK_DURATION, check.number("seconds"), name, sink);
    }

    private static void put(Descriptor family, OptionalDouble value, List<String> labels, MetricSink sink) {
        value.ifPresent(number -> sink.sample(family, labels, number));
    }
}
