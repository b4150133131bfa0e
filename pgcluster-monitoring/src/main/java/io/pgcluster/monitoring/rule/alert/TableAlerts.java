package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.AlertBuilder;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Dashboard;
import io.pgcluster.monitoring.rule.Limit;
import io.pgcluster.monitoring.rule.Severity;
import io.pgcluster.monitoring.threshold.PendingTimes;
import io.pgcluster.monitoring.threshold.Thresholds;
import io.pgcluster.monitoring.threshold.VacuumThresholds;
import java.util.List;
import java.util.stream.Stream;

/** Tables, indexes and sequences. */
final class TableAlerts {
    private final VacuumThresholds vacuum;
    private final PendingTimes pending;

    private TableAlerts(Thresholds thresholds) {
        vacuum = thresholds.vacuum();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        TableAlerts alerts = new TableAlerts(thresholds);
        return Stream.of(alerts.tableBloat(), alerts.indexBloat(), alerts.invalidIndex(), alerts.sequenceExhaustion())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> tableBloat() {
        return AlertBuilder.of("PostgresTableBloat", Component.VACUUM)
                .on(Dashboard.TABLES)
                .pending(pending.lasting())
                .when("""
                        max by (cluster, instance, datname, schemaname, relname) (pg_bloat_table_bloat_pct) / 100 > <limit>
                        and on (cluster, instance, datname, schemaname, relname)
                        max by (cluster, instance, datname, schemaname, relname) (pg_bloat_table_real_size) > <floor>""")
                .with("limit", Limit.share(vacuum.bloatRatio()))
                .with("floor", Limit.bytes(vacuum.minBloatSize()))
                .says("Table {{ $labels.schemaname }}.{{ $labels.relname }} of <who> is bloated", """
                        An estimated <value:percent> of the table {{ $labels.schemaname }}.{{ $labels.relname }} in the
                        database {{ $labels.datname }} holds no row (limit <limit>, from <floor>).""")
                .as(Severity.INFO);
    }

    private List<Alert> indexBloat() {
        return AlertBuilder.of("PostgresIndexBloat", Component.VACUUM)
                .on(Dashboard.TABLES)
                .pending(pending.lasting())
                .when("""
                        max by (cluster, instance, datname, schemaname, relname, idxname) (pg_bloat_btree_bloat_pct) / 100 > <limit>
                        and on (cluster, instance, datname, schemaname, relname, idxname)
                        max by (cluster, instance, datname, schemaname, relname, idxname) (pg_bloat_btree_real_size) > <floor>""")
                .with("limit", Limit.share(vacuum.bloatRatio()))
                .with("floor", Limit.bytes(vacuum.minBloatSize()))
                .says("Index {{ $labels.schemaname }}.{{ $labels.idxname }} of <who> is bloated", """
                        An estimated <value:percent> of the index {{ $labels.schemaname }}.{{ $labels.idxname }} in the
                        database {{ $labels.datname }} holds no entry (limit <limit>, from <floor>).""")
                .as(Severity.INFO);
    }

    private List<Alert> invalidIndex() {
        return AlertBuilder.of("PostgresInvalidIndex", Component.VACUUM)
                .on(Dashboard.TABLES)
                .pending(pending.lasting())
                .when("max by (cluster, instance, datname) (pg_schema_invalid_indexes) > 0")
                .says("Database {{ $labels.datname }} of <who> has invalid indexes", """
                        <value:count> indexes of the database {{ $labels.datname }} are invalid because building them
                        failed. They are not used by queries but updated with every write, and a unique one may not protect
                        what it should.""")
                .as(Severity.WARNING);
    }

    private List<Alert> sequenceExhaustion() {
        return AlertBuilder.of("PostgresSequenceExhaustion", Component.VACUUM)
                .on(Dashboard.TABLES)
                .pending(pending.sustained())
                .when(
                        "max by (cluster, instance, datname, schemaname, sequencename) (pg_sequence_exhaustion_ratio) > <limit>")
                .says(
                        "Sequence {{ $labels.schemaname }}.{{ $labels.sequencename }} of <who> is <value:percent> used",
                        """
                        <value:percent> of the values of the sequence {{ $labels.schemaname }}.{{ $labels.sequencename }} in
                        the database {{ $labels.datname }}, or of the column that it feeds, are used (limit <limit>). At
                        100% every insert fails.""")
                .asPair(
                        Limit.share(vacuum.sequenceUsed().warning()),
                        Limit.share(vacuum.sequenceUsed().critical()));
    }
}
