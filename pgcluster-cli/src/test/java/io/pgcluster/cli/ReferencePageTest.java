package io.pgcluster.cli;

import io.pgcluster.cli.command.Commands;
import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The reference page is what {@code --help} says. */
class ReferencePageTest {
    private static final CommandLine ALL = Commands.on(new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Terminal.none()));

    private static final String INTRODUCTION = """
            # Command line

            Generated from `--help`; change it there. `./pgcluster` in the repository builds what is missing and runs it.

            * Results go to standard output, all other messages (problems, progress, hints) to standard error.
            * `--output json` prints the same for programs, in UTF-8.
            * Colours are shown on a terminal only, and never if `NO_COLOR` is set.
            * Work that takes more than a second shows its progress.
            * A failure is reported in one line, and its remedy in the next; `--verbose` adds the stack trace.
            """;

    @Test
    void saysWhatTheHelpOfEveryCommandSays() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        section(page, "pgcluster", Cli.run("--help").out());
        for (String command : commands()) {
            section(page, "pgcluster " + command, Cli.run("help", command).out());
            for (String sub : Objects.requireNonNull(ALL.getSubcommands().get(command))
                    .getSubcommands()
                    .keySet()) {
                section(
                        page,
                        "pgcluster " + command + " " + sub,
                        Cli.run(command, sub, "--help").out());
            }
        }
        ProjectFiles.assertSays("docs/reference/cli.md", page.toString());
    }

    private static List<String> commands() {
        return new ArrayList<>(ALL.getSubcommands().keySet());
    }

    private static void section(StringBuilder page, String title, String help) {
        page.append("\n## ").append(title).append("\n\n```text\n");
        page.append(help.stripTrailing()).append("\n```\n");
    }
}
