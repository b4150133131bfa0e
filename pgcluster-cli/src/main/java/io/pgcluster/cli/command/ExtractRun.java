package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.console.Text;
import io.pgcluster.operate.backup.extract.ExtractPlan;
import io.pgcluster.operate.backup.extract.ExtractReport;
import io.pgcluster.operate.backup.extract.ExtractRequest;
import io.pgcluster.operate.backup.extract.ExtractedTable;
import io.pgcluster.operate.backup.extract.Extracts;
import java.util.List;
import java.util.function.Consumer;

/** Brings something back next to the live one and prints what it brought. */
final class ExtractRun {
    private static final int SHOWN_TABLES = 50;

    private final Console console;
    private final Extracts extracts;

    ExtractRun(Console console, Extracts extracts) {
        this.console = console;
        this.extracts = extracts;
    }

    void run(ExtractRequest request, Consumer<List<String>> confirm) {
        ExtractPlan plan =
                Progress.watch(console, "Looking for " + request.describe(), step -> extracts.plan(request, step));
        console.say("restorable: " + plan.window().describe() + "; the backup has " + Text.size(plan.sizeBytes()) + ", "
                + plan.primary() + " has " + Text.size(plan.freeBytes()) + " free");
        confirm.accept(plan.describe());
        show(request, Progress.watch(console, "Bringing back " + request.describe(), step -> extracts.run(plan, step)));
    }

    private void show(ExtractRequest request, ExtractReport report) {
        console.print(request.describe() + " as of " + request.target().describe() + " is in " + report.into()
                + ", after " + Text.duration(report.duration()));
        report.lastCommit().ifPresent(time -> console.print("last commit: " + time));
        tables(report.tables());
        report.leftOut().forEach(line -> console.warning("left out: " + line));
        if (!report.owner().equals(report.formerOwner())) {
            console.warning("owned by " + report.owner() + ", since the former owner " + report.formerOwner()
                    + " is gone or a superuser");
        }
        report.tables().stream()
                .filter(ExtractedTable::unlogged)
                .forEach(table -> console.warning(table.name() + " was unlogged: its rows were in no backup"));
        if (!report.statements().isEmpty()) {
            console.print("compare, or copy back what you need; read each statement before you run it:");
            report.statements().forEach(statement -> console.print("  " + statement));
        }
    }

    private void tables(List<ExtractedTable> tables) {
        Table shown = new Table("TABLE", "ROWS THEN", "ROWS LOADED", "ROWS LIVE NOW");
        tables.stream()
                .limit(SHOWN_TABLES)
                .forEach(table -> shown.row(
                        table.schema() + "." + table.name(),
                        table.rowsThen(),
                        table.rowsLoaded(),
                        table.rowsNow().isPresent() ? table.rowsNow().getAsLong() : "-"));
        shown.print(console);
        if (tables.size() > SHOWN_TABLES) {
            console.print("and " + (tables.size() - SHOWN_TABLES) + " tables more");
        }
    }
}
