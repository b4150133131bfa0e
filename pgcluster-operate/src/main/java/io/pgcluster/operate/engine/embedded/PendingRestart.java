package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.failure.FailedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Parameters that servers have been told and will have after their next start only. */
final class PendingRestart {
    private PendingRestart() {}

    /** Their names, over all servers. */
    static List<String> of(Startup startup) {
        SortedSet<String> names = new TreeSet<>();
        for (EmbeddedState.Member member : startup.state().members()) {
            try (Connection session = startup.admin(member);
                    Statement query = session.createStatement();
                    ResultSet rows = query.executeQuery("SELECT name FROM pg_settings WHERE pending_restart")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new FailedException(member.name() + " does not answer: " + e.getMessage(), e);
            }
        }
        return List.copyOf(names);
    }
}
