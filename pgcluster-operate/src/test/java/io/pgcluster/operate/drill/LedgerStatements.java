package io.pgcluster.operate.drill;

import io.pgcluster.render.plan.name.Names;
import java.util.List;

/** What a drill and the check for writes ask of a session that a pooler lends. */
public final class LedgerStatements {
    public static final List<String> ALL = List.of(
            "CREATE SCHEMA " + Names.DRILL_SCHEMA,
            LedgerTable.CREATE,
            LedgerTable.INSERT.replaceFirst("\\?", "1").replaceFirst("\\?", "2"),
            LedgerTable.IDS);

    private LedgerStatements() {}
}
