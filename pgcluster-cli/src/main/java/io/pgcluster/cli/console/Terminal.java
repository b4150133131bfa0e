package io.pgcluster.cli.console;

import java.util.List;
import java.util.Map;

/**
 * Which of the standard streams are a terminal, and whether it shows colours.
 *
 * @param input a user may be asked
 * @param output standard output is read by a user
 * @param error standard error is read by a user
 * @param colours colours are wanted and can be shown
 */
public record Terminal(boolean input, boolean output, boolean error, boolean colours) {
    /** The property by which the launcher, which can ask for each stream, says which ones are terminals: {@code in,out,err}. */
    public static final String PROPERTY = "pgcluster.terminal";

    /** No terminal at all: pipes and files. */
    public static Terminal none() {
        return new Terminal(false, false, false, false);
    }

    /**
     * Finds out, from what the launcher saw or else from the virtual machine, which knows of standard input and output together only.
     * {@code NO_COLOR} (any value) and {@code TERM=dumb} turn colours off.
     */
    public static Terminal detect(Map<String, String> environment) {
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.getOrDefault("TERM", ""));
        String seen = System.getProperty(PROPERTY);
        if (seen == null) {
            boolean terminal = isJvmOnTerminal();
            return new Terminal(terminal, terminal, terminal, colours);
        }
        List<String> streams = List.of(seen.split(",", -1));
        return new Terminal(streams.contains("in"), streams.contains("out"), streams.contains("err"), colours);
    }

    private static boolean isJvmOnTerminal() {
        // From Java 22 on there is a console without a terminal too; picocli knows how to ask each version.
        return picocli.CommandLine.Help.Ansi.AUTO.enabled();
    }
}
