package io.pgcluster.monitoring.board;

import io.pgcluster.monitoring.dashboard.Dashboard;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.util.List;
import java.util.function.Function;

/** All dashboards. */
public final class Boards {
    private static final List<Function<Thresholds, Dashboard>> ALL = List.of(
            OverviewBoard::dashboard,
            QueriesBoard::dashboard,
            ReplicationBoard::dashboard,
            SystemBoard::dashboard,
            BackupBoard::dashboard,
            PgbouncerBoard::dashboard,
            PatroniBoard::dashboard,
            LocksBoard::dashboard,
            WalBoard::dashboard,
            VacuumBoard::dashboard,
            TablesBoard::dashboard,
            ExporterBoard::dashboard);

    private Boards() {}

    /** In the order in which they are listed for readers. */
    public static List<Dashboard> all(Thresholds thresholds) {
        return ALL.stream().map(board -> board.apply(thresholds)).toList();
    }
}
