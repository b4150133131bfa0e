package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backup}: takes backups now, lists and checks them. */
@Command(
        name = "backup",
        header = "Take backups now, list them, and check that they can be restored.",
        description = {
            "Backups are taken on the schedule of the specification (spec.backup) by the backup host of the cluster. These",
            "commands run the same jobs now and show what the repositories hold. One operation runs at a time; a second one",
            "is refused. pgcluster restore brings a backup back."
        })
final class BackupCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    private BackupCommand() {}

    /** The command with its own commands. */
    static CommandLine on(Console console) {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("now", new BackupNowCommand(console));
        commands.put("list", new BackupListCommand(console));
        commands.put("check", new BackupCheckCommand(console));
        commands.put("verify", new BackupVerifyCommand(console));
        commands.put("drill", new BackupDrillCommand(console));
        CommandLine all = new CommandLine(new BackupCommand());
        commands.forEach(all::addSubcommand);
        return all;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "backup: name one of " + String.join(", ", spec.subcommands().keySet()));
    }
}
