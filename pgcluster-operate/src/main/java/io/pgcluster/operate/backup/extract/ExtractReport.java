package io.pgcluster.operate.backup.extract;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was brought back.
 *
 * @param into the schema, or database, that was made
 * @param owner the role that everything in it belongs to
 * @param formerOwner the role that it belonged to; another one where that is gone, or a superuser
 * @param lastCommit when the last transaction before the target was committed, ISO 8601 in UTC; empty if none was replayed
 * @param duration how long it took
 * @param tables its tables with their rows
 * @param leftOut what was not brought along, since it reaches outside
 * @param statements SQL to compare with the live table, and to copy rows back
 */
public record ExtractReport(
        String into,
        String owner,
        String formerOwner,
        Optional<String> lastCommit,
        Duration duration,
        List<ExtractedTable> tables,
        List<String> leftOut,
        List<String> statements) {
    /** Keeps unmodifiable copies. */
    public ExtractReport {
        tables = List.copyOf(tables);
        leftOut = List.copyOf(leftOut);
        statements = List.copyOf(statements);
    }
}
