package io.pgcluster.monitoring.rule.alert;

import io.pgcluster.monitoring.AlertCase;
import java.util.List;
import java.util.stream.Stream;

/** What every alert does with bad, healthy and almost bad input, next to the alerts. */
public final class AlertCases {
    /** All of them. */
    public static final List<AlertCase> ALL = Stream.of(
                    AvailabilityCases.ALL,
                    ReplicationCases.ALL,
                    SlotCases.ALL,
                    ConnectionCases.ALL,
                    SessionCases.ALL,
                    StatementCases.ALL,
                    VacuumCases.ALL,
                    TableCases.ALL,
                    WalCases.ALL,
                    BackupCases.ALL,
                    RepositoryCases.ALL,
                    PoolerCases.ALL,
                    PatroniCases.ALL,
                    VolumeCases.ALL,
                    FilesystemCases.ALL,
                    HostCases.ALL,
                    DeviceCases.ALL,
                    ExporterCases.ALL,
                    ObjectiveCases.ALL)
            .flatMap(List::stream)
            .toList();

    private AlertCases() {}
}
