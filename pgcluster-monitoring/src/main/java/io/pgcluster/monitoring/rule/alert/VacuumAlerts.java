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

/** Wraparound, and what holds vacuum back. */
final class VacuumAlerts {
    private final VacuumThresholds vacuum;
    private final PendingTimes pending;

    private VacuumAlerts(Thresholds thresholds) {
        vacuum = thresholds.vacuum();
        pending = thresholds.pending();
    }

    static List<Alert> of(Thresholds thresholds) {
        VacuumAlerts alerts = new VacuumAlerts(thresholds);
        return Stream.of(
                        alerts.xidWraparound(),
                        alerts.multixactWraparound(),
                        alerts.freezeBehind(),
                        alerts.xminHorizonOld(),
                        alerts.vacuumBehind(),
                        alerts.autovacuumSaturated(),
                        alerts.autovacuumOff())
                .flatMap(List::stream)
                .toList();
    }

    private List<Alert> xidWraparound() {
        return AlertBuilder.of("PostgresXidWraparound", Component.VACUUM)
                .on(Dashboard.VACUUM)
                .pending(pending.steady())
                .when("instance:pg_xid_age:ratio_max > <limit>")
                .says("<who> uses <value:percent> of its transaction ids", """
                        The oldest database has used <value:percent> of the transaction ids between freezing and wraparound
                        (limit <limit>). Before 100% the server refuses all writes.""")
                .asPair(
                        Limit.share(vacuum.wraparound().warning()),
                        Limit.share(vacuum.wraparound().critical()));
    }

    private List<Alert> multixactWraparound() {
        return AlertBuilder.of("PostgresMultixactWraparound", Component.VACUUM)
                .on(Dashboard.VACUUM)
                .pending(pending.steady())
                .when("instance:pg_multixact_age:ratio_max > <limit>")
                .says("<who> uses <value:percent> of its multixact ids", """
                        The oldest database has used <value:percent> of the multixact ids before wraparound (limit <limit>).
                        Before 100% the server refuses statements that need a new one.""")
                .asPair(
                        Limit.share(vacuum.wraparound().warning()),
                        Limit.share(vacuum.wraparound().critical()));
    }

    private List<Alert> freezeBehind() {
        return AlertBuilder.of("PostgresFreezeBehind", Component.VACUUM)
                .on(Dashboard.VACUUM)
                .pending(pending.lasting())
                .when("""
                        max by (cluster, instance, datname) (pg_database_wraparound_age_datfrozenxid_seconds)
                        / on (cluster, instance) group_left () max by (cluster, instance) (pg_settings_autovacuum_freeze_max_age)
                        > <limit>""")
                .with("limit", Limit.factor(vacuum.freezeBehind()))
                .says("Freezing of {{ $labels.datname }} on <who> is behind", """
                        The age of the database {{ $labels.datname }} is <value> times autovacuum_freeze_max_age (limit
                        <limit>): vacuum against wraparound runs and does not finish, or does not run.""")
                .as(Severity.WARNING);
    }

    private List<Alert> xminHorizonOld() {
        return AlertBuilder.of("PostgresXminHorizonOld", Component.VACUUM)
                .on(Dashboard.VACUUM)
                .pending(pending.sustained())
                .when("max by (cluster, instance, source) (pg_xmin_horizon_age) > <number>")
                .with("number", Limit.number(vacuum.xminHorizonAge()))
                .says("Vacuum on <who> is held back by {{ $labels.source }}", """
                        Rows of the last <value> transactions cannot be removed, because of {{ $labels.source }} (limit
                        <number>). Tables and indexes grow, and freezing stops.""")
                .as(Severity.WARNING);
    }

    private List<Alert> vacuumBehind() {
        return AlertBuilder.of("PostgresVacuumBehind", Component.VACUUM)
                .on(Dashboard.VACUUM)
                .pending(pending.lasting())
                .when("""
                        max by (cluster, instance, datname, schemaname, relname) (pg_stat_user_tables_n_dead_tup{schemaname!="other"}) > <floor>
                        and on (cluster, instance, datname, schemaname, relname)
                        max by (cluster, instance, datname, schemaname, relname) (pg_stat_user_tables_n_dead_tup{schemaname!="other"})
                        > <factor> * (
                          max by (cluster, instance, datname, schemaname, relname) (pg_stat_user_tables_n_live_tup)
                          * on (cluster, instance) group_left () max by (cluster, instance) (pg_settings_autovacuum_vacuum_scale_factor)
                          + on (cluster, instance) group_left () max by (cluster, instance) (pg_settings_autovacuum_vacuum_threshold)
                        )""")
                .with("floor", Limit.number(vacuum.minDeadRows()))
                .with("factor", Limit.factor(vacuum.vacuumBehind()))
                .says("Vacuum of {{ $labels.schemaname }}.{{ $labels.relname }} on <who> is behind", """
                        The table {{ $labels.schemaname }}.{{ $labels.relname }} of the database {{ $labels.datname }} has
                        <value> dead rows, more than <factor> times the number at which autovacuum begins. It grows, and
                        scans read rows that no transaction sees.""")
                .as(Severity.WARNING);
    }

    private List<Alert> autovacuumSaturated() {
        return AlertBuilder.of("PostgresAutovacuumSaturated", Component.VACUUM)
                .on(Dashboard.VACUUM)
                .pending(pending.lasting())
                .when("""
                        max by (cluster, instance) (pg_autovacuum_workers)
                        >= on (cluster, instance) max by (cluster, instance) (pg_settings_autovacuum_max_workers)""")
                .says("All autovacuum workers of <who> are busy", """
                        All <value:count> autovacuum workers are running without a break. Other tables wait, however urgent
                        they are.""")
                .as(Severity.WARNING);
    }

    private List<Alert> autovacuumOff() {
        return AlertBuilder.of("PostgresAutovacuumOff", Component.VACUUM)
                .on(Dashboard.VACUUM)
                .pending(pending.steady())
                .when("""
 min by (cluster, instance) (pg_settings_autovacuum) == 0
 or min by (cluster, instance) (pg_settings_track_counts) == 0""")
                .says("Autovacuum of <who> is off", """
                        autovacuum or track_counts is off. Dead rows are not removed and statistics not renewed; only vacuum
                        against wraparound still runs.""")
                .as(Severity.WARNING);
    }
}
