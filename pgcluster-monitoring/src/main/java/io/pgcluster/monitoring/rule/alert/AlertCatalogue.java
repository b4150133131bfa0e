package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.rule.Alert;
import io.pgcluster.monitoring.rule.Component;
import io.pgcluster.monitoring.rule.Rule;
import io.pgcluster.monitoring.rule.RuleGroup;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** All alerts on single conditions. */
public final class AlertCatalogue {
    private static final List<Function<Thresholds, List<Alert>>> CLASSES = List.of(
            AvailabilityAlerts::of,
            ReplicationAlerts::of,
            SlotAlerts::of,
            ConnectionAlerts::of,
            SessionAlerts::of,
            StatementAlerts::of,
            VacuumAlerts::of,
            TableAlerts::of,
            WalAlerts::of,
            BackupAlerts::of,
            RepositoryAlerts::of,
            PoolerAlerts::of,
            PatroniAlerts::of,
            VolumeAlerts::of,
            FilesystemAlerts::of,
            HostAlerts::of,
            DeviceAlerts::of,
            ExporterAlerts::of);

    private AlertCatalogue() {}

    /** One group for each component that has alerts, in the order of {@link Component}. */
    public static List<RuleGroup> groups(Thresholds thresholds) {
        List<Alert> alerts =
                CLASSES.stream().flatMap(one -> one.apply(thresholds).stream()).toList();
        return Arrays.stream(Component.values())
                .map(component -> new RuleGroup(component.label(), ofComponent(component, alerts)))
                .filter(group -> !group.rules().isEmpty())
                .toList();
    }

    private static List<Rule> ofComponent(Component component, List<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.component() == component)
                .<Rule>map(alert -> alert)
                .toList();
    }
}
