package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Progress;
import io.pgcluster.cli.console.Table;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.operate.PgCluster;
import io.pgcluster.operate.backup.BackupEntry;
import io.pgcluster.operate.backup.BackupList;
import io.pgcluster.operate.backup.RecoveryWindow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backup list}: what the repositories hold. */
@Command(
        name = "list",
        header = "List the backups and the times that can be restored to.",
        description = "Times are in UTC. STORED is what a backup adds to its repository, compressed.")
final class BackupListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ClusterArguments arguments = new ClusterArguments();

    @Mixin
    private OutputFormat output = new OutputFormat();

    BackupListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        PgCluster cluster = arguments.cluster(arguments.load(console));
        return Operation.run(() -> {
            BackupList list;
            try (Progress progress = Progress.start(console, "Backups")) {
                progress.detail("querying the backup host");
                list = cluster.backups().list();
            }
            if (output.isJson()) {
                console.printJson(json(list));
            } else {
                show(list);
            }
            return ExitCode.OK.number();
        });
    }

    private void show(BackupList list) {
        if (list.backups().isEmpty()) {
            console.print("no backups (" + list.status() + ")");
            return;
        }
        Table table = new Table("LABEL", "TYPE", "REPOSITORY", "START", "STOP", "SIZE", "STORED");
        for (BackupEntry one : list.backups()) {
            table.row(
                    one.label(),
                    one.type() + (one.damaged() ? " (damaged)" : ""),
                    one.repository(),
                    one.start(),
                    one.stop(),
                    Text.size(one.sizeBytes()),
                    Text.size(one.repositorySizeBytes()));
        }
        table.print(console);
        for (RecoveryWindow window : list.windows()) {
            console.print("restorable from repository " + window.repository()
                    + window.timeline().map(number -> ", timeline " + number).orElse("") + ": " + window.describe());
        }
        list.unknownWindows()
                .ifPresent(reason -> console.warning("the times that can be restored to are not known: " + reason));
    }

    private static Map<String, Object> json(BackupList list) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", list.status());
        fields.put(
                "backups", list.backups().stream().map(BackupListCommand::json).toList());
        fields.put(
                "windows", list.windows().stream().map(BackupListCommand::json).toList());
        list.unknownWindows().ifPresent(reason -> fields.put("unknownWindows", reason));
        return fields;
    }

    private static Map<String, Object> json(BackupEntry one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("label", one.label());
        fields.put("type", one.type());
        fields.put("repository", one.repository());
        fields.put("timeline", one.timeline());
        fields.put("start", one.start());
        fields.put("stop", one.stop());
        fields.put("sizeBytes", one.sizeBytes());
        fields.put("repositorySizeBytes", one.repositorySizeBytes());
        fields.put("damaged", one.damaged());
        return fields;
    }

    private static Map<String, Object> json(RecoveryWindow window) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("repository", window.repository());
        window.timeline().ifPresent(number -> fields.put("timeline", number));
        window.from().ifPresent(time -> fields.put("from", time));
        window.to().ifPresent(time -> fields.put("to", time));
        return fields;
    }
}
