package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.outcome.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Every command, wired to a console. */
public final class Commands {
    private Commands() {}

    /** The commands in the order in which a person needs them. */
    private static List<Object> all(Console console) {
        List<Object> commands = new ArrayList<>();
        commands.add(InitOptions.addedTo(new InitCommand(console)));
        commands.add(new ValidateCommand(console));
        commands.add(new PlanCommand(console));
        commands.add(new RenderCommand(console));
        commands.add(new DiffCommand(console));
        commands.add(new SecretsCommand(console));
        commands.add(new UpCommand(console));
        commands.add(new StatusCommand(console));
        commands.add(new SwitchoverCommand(console));
        commands.add(new PsqlCommand(console));
        commands.add(new DownCommand(console));
        commands.add(new DrillCommand(console));
        commands.add(new ExplainCommand(console));
        commands.add(new SchemaCommand(console));
        commands.add(new CompletionCommand(console));
        commands.add(new ShowHelpCommand());
        return commands;
    }

    /** The whole command line on {@code console}. */
    public static CommandLine on(Console console) {
        PgClusterCommand root = new PgClusterCommand();
        CommandLine commandLine = new CommandLine(root);
        all(console).forEach(commandLine::addSubcommand);
        FailureHandler failures = new FailureHandler(console, root);
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
        command.getCommandSpec()
                .usageMessage()
                .synopsisHeading("%nUsage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n");
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
