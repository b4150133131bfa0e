package io.pgcluster.exporter.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the arguments of the process. */
public final class CommandLineReader {
    private static final String COLLECTOR = "--collector.";
    private static final String NO_COLLECTOR = "--no-collector.";

    private final Map<String, Boolean> collectors;

    /** A reader that knows these collectors, each with whether it runs by default. */
    public CommandLineReader(Map<String, Boolean> collectors) {
        this.collectors = new LinkedHashMap<>(collectors);
    }

    /**
     * What {@code arguments} say.
     *
     * @throws UsageException if they cannot be understood
     */
    public Flags read(String... arguments) {
        CommandLine commandLine = new CommandLine(spec());
        commandLine.setOverwrittenOptionsAllowed(true);
        List<String> notes = new ArrayList<>();
        String[] present = RenamedFlags.present(arguments, notes);
        try {
            return flags(commandLine.parseArgs(present), notes);
        } catch (ParameterException e) {
            throw new UsageException(e.getMessage() + "; --help lists all flags");
        }
    }

    private CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("pgcluster-exporter");
        for (Flag flag : Flag.values()) {
            OptionSpec.Builder option = OptionSpec.builder(flag.text());
            spec.addOption(
                    switch (flag.kind()) {
                        case SWITCH -> option.arity("0").type(boolean.class).build();
                        case TEXT -> option.arity("1").type(String.class).build();
                        case REPEATED ->
                            option.arity("1")
                                    .type(List.class)
                                    .auxiliaryTypes(String.class)
                                    .build();
                    });
        }
        for (String name : collectors.keySet()) {
            spec.addOption(OptionSpec.builder(COLLECTOR + name)
                    .arity("0")
                    .type(boolean.class)
                    .build());
            spec.addOption(OptionSpec.builder(NO_COLLECTOR + name)
                    .arity("0")
                    .type(boolean.class)
                    .build());
        }
        return spec;
    }

    private Flags flags(ParseResult result, List<String> notes) {
        Map<Flag, List<String>> values = new EnumMap<>(Flag.class);
        Map<String, Boolean> switches = new LinkedHashMap<>();
        for (OptionSpec option : result.matchedOptions()) {
            String name = option.longestName();
            if (name.startsWith(NO_COLLECTOR)) {
                switches.put(name.substring(NO_COLLECTOR.length()), false);
            } else if (name.startsWith(COLLECTOR) && collectors.containsKey(name.substring(COLLECTOR.length()))) {
                switches.putIfAbsent(name.substring(COLLECTOR.length()), true);
            } else {
                values.put(flag(name), texts(option));
            }
        }
        return new Flags(values, switches, notes);
    }

    private static Flag flag(String name) {
        for (Flag flag : Flag.values()) {
            if (flag.text().equals(name)) {
                return flag;
            }
        }
        throw new IllegalStateException("no flag " + name);
    }

    private static List<String> texts(OptionSpec option) {
        return option.arity().max() == 0 ? List.of("true") : new ArrayList<>(option.originalStringValues());
    }

    /** The help: every flag with its variable and what holds without it. */
    public String help() {
        StringBuilder help = new StringBuilder("usage: pgcluster-exporter [flags]\n\n");
        for (Flag flag : Flag.values()) {
            String value = flag.kind() == Flag.Kind.SWITCH
                    ? ""
                    : "=" + (flag.standard().isEmpty() ? "…" : flag.standard());
            help.append("  ")
                    .append(flag.text())
                    .append(value)
                    .append("\n      ")
                    .append(flag.help());
            flag.variable()
                    .ifPresent(variable -> help.append(" ($").append(variable).append(')'));
            help.append('\n');
        }
        collectors.forEach((name, on) -> help.append("  --[no-]collector.")
                .append(name)
                .append("\n      Run this collector (")
                .append(on ? "on" : "off")
                .append(" by default).\n"));
        return help.toString();
    }
}
