package io.pgcluster.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.cli.Cli;
import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Terminal;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.schema.SpecSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
    private static final Console CONSOLE = new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Terminal.none());

    @Test
    void listsEveryCommandUnderItsOwnName() {
        assertThat(Commands.on(CONSOLE).getSubcommands())
                .hasSizeGreaterThan(12)
                .allSatisfy(
                        (name, command) -> assertThat(command.getCommandName()).isEqualTo(name));
    }

    @Test
    void createsOnlyTheCommandThatIsNamed() {
        assertThat(Commands.neededFor(CONSOLE, "plan", "validate").getSubcommands())
                .containsOnlyKeys("plan");
    }

    @Test
    void knowsEveryCommandWhereNoneIsNamedFirst() {
        Set<String> all = Commands.on(CONSOLE).getSubcommands().keySet();

        assertThat(Commands.neededFor(CONSOLE, "--help").getSubcommands()).containsOnlyKeys(all);
        assertThat(Commands.neededFor(CONSOLE, "plann").getSubcommands()).containsOnlyKeys(all);
        assertThat(Commands.neededFor(CONSOLE).getSubcommands()).containsOnlyKeys(all);
    }

    @Test
    void documentsEveryExitCode() {
        assertThat(Cli.run("--help").out())
                .contains(Arrays.stream(ExitCode.values())
                        .map(code -> String.format("  %-3s  %s", code.number(), code.meaning()))
                        .toList());
    }

    @Test
    void describesEveryOptionAndArgument() {
        for (CommandLine command : Commands.on(CONSOLE).getSubcommands().values()) {
            assertThat(command.getCommandSpec().args()).allSatisfy(argument -> assertThat(argument.description())
                    .as("%s %s", command.getCommandName(), argument.paramLabel())
                    .isNotEmpty());
        }
    }

    @Test
    void completesCommandsOptionsAndChoices() {
        String script = Cli.run("completion").out();

        assertThat(script).contains("validate", "--strict", "--replication", "quorum");
        assertThat(script).startsWith("#!/usr/bin/env bash");
    }

    @Test
    void showsTheHelpOfACommandBothWays() {
        assertThat(Cli.run("help", "plan").out())
                .isEqualTo(Cli.run("plan", "--help").out());
        assertThat(Cli.run("help", "plann").code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(Cli.run("help").out()).isEqualTo(Cli.run("--help").out());
    }

    @Test
    void printsTheSchemaAsItIsPublished() throws IOException {
        String schema = Cli.run("schema").out();

        assertThat(schema).isEqualTo(SpecSchema.text());
        assertThat(new ObjectMapper().readTree(schema).path("$schema").asText()).contains("2020-12");
    }

    @Test
    void printsTheVersionOfTheBuild() {
        assertThat(Cli.run("--version").out()).matches("(?s)pgcluster \\d+\\.\\d+\\.\\d+\\S*\nJava .*");
    }
}
