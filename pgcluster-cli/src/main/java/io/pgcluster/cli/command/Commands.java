package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Every command, wired to a console. */
public final class Commands {
    private Commands() {}

    /** The commands by name, in the order in which a user needs them; made only when they are asked for. */
    private static Map<String, Supplier<Object>> all(Console console) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("init", () -> InitOptions.addedTo(new InitCommand(console)));
        commands.put("validate", () -> new ValidateCommand(console));
        commands.put("plan", () -> new PlanCommand(console));
        commands.put("render", () -> new RenderCommand(console));
        commands.put("diff", () -> new DiffCommand(console));
        commands.put("secrets", () -> new SecretsCommand(console));
        commands.put("up", () -> new UpCommand(console));
        commands.put("status", () -> new StatusCommand(console));
        commands.put("switchover", () -> new SwitchoverCommand(console));
        commands.put("psql", () -> new PsqlCommand(console));
        commands.put("sql", () -> new SqlCommand(console));
        commands.put("down", () -> new DownCommand(console));
        commands.put("drill", () -> new DrillCommand(console));
        commands.put("backup", () -> BackupCommand.on(console));
        commands.put("restore", () -> new RestoreCommand(console));
        commands.put("explain", () -> new ExplainCommand(console));
        commands.put("schema", () -> new SchemaCommand(console));
        commands.put("completion", () -> new CompletionCommand(console));
        commands.put("help", () -> new ShowHelpCommand(console));
        return commands;
    }

    /** Runs the command that {@code arguments} name and returns its exit code, whatever happens. */
    public static int run(Console console, String... arguments) {
        try {
            return neededFor(console, arguments).execute(arguments);
        } catch (RuntimeException | Error e) {
            List<String> given = List.of(arguments);
            return new FailureHandler(console, () -> given.contains("-v") || given.contains("--verbose")).internal(e);
        }
    }

    /** The whole command line on {@code console}. */
    public static CommandLine on(Console console) {
        return with(console, all(console));
    }

    /**
     * As much of the command line as {@code arguments} need. Making every command takes longer than most of them run, so a command that
     * is named first is made alone.
     */
    static CommandLine neededFor(Console console, String... arguments) {
        Map<String, Supplier<Object>> commands = all(console);
        String named = arguments.length == 0 ? "" : arguments[0];
        Supplier<Object> command = commands.get(named);
        return with(console, command == null ? commands : Map.of(named, command));
    }

    private static CommandLine with(Console console, Map<String, Supplier<Object>> commands) {
        PgClusterCommand root = new PgClusterCommand();
        CommandLine commandLine = new CommandLine(root);
        commands.forEach((name, command) -> commandLine.addSubcommand(name, command.get()));
        FailureHandler failures = new FailureHandler(console, root::isVerbose);
        Ansi ansi = console.terminal().output() && console.terminal().colours() ? Ansi.ON : Ansi.OFF;
        commandLine
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(Text.WIDTH)
                .setUsageHelpLongOptionsMaxWidth(34)
                .setOut(console.outWriter())
                .setErr(console.errorWriter())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        documentExitCodes(commandLine.getCommandSpec().usageMessage());
        commandLine.getSubcommands().values().forEach(Commands::giveRoom);
        return commandLine;
    }

    private static void giveRoom(CommandLine command) {
        command.getSubcommands().values().forEach(Commands::giveRoom);
        command.getCommandSpec()
                .usageMessage()
                .synopsisHeading("%nUsage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
    }

    private static void documentExitCodes(UsageMessageSpec usage) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(String.valueOf(code.number()), code.meaning());
        }
        usage.synopsisHeading("%nUsage: ")
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes);
    }
}
