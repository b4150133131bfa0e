package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.ProblemPrinter;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.console.Text;
import io.pgcluster.cli.input.SpecLoader;
import io.pgcluster.cli.input.SpecReader;
import io.pgcluster.cli.input.SpecText;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.spec.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code validate}: says everything that is wrong with specifications, and nothing else. */
@Command(
        name = "validate",
        header = "Check specifications and show every problem with its place.",
        description = "Reads each SPEC, fills in the defaults and checks every rule. Nothing is written.")
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Parameters(
            paramLabel = "SPEC",
            arity = "0..*",
            description = "Specifications to check; - is standard input. -f FILE says the same.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "One more specification to check.")
    private List<String> more = new ArrayList<>();

    @Option(names = "--strict", description = "Refuse warnings too.")
    private boolean strict;

    @Mixin
    private OutputFormat output = new OutputFormat();

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SpecReader reader = new SpecReader(console);
        List<Map<String, Object>> files = new ArrayList<>();
        boolean good = true;
        for (String argument : named()) {
            SpecText spec = reader.read(argument);
            Resolution resolution = SpecLoader.resolve(spec);
            boolean valid = isValid(resolution);
            good &= valid;
            if (output.isJson()) {
                files.add(json(spec, resolution, valid));
            } else {
                show(spec, resolution, valid);
            }
        }
        if (output.isJson()) {
            console.printJson(Map.of("files", files));
        }
        return (good ? ExitCode.OK : ExitCode.REFUSED).number();
    }

    private List<String> named() {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        if (all.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "Missing required parameter: SPEC, a specification (or -f FILE)");
        }
        return all;
    }

    private boolean isValid(Resolution resolution) {
        return resolution instanceof Resolution.Accepted
                && !(strict && !resolution.problems().isEmpty());
    }

    private void show(SpecText spec, Resolution resolution, boolean valid) {
        new ProblemPrinter(console, spec.name(), spec.text()).say(resolution.problems());
        if (valid && resolution instanceof Resolution.Accepted accepted) {
            console.print(spec.name() + ": " + console.styled(Style.GOOD, "valid") + " (" + summary(accepted.cluster())
                    + ")");
        }
    }

    private static String summary(Cluster cluster) {
        String targets = cluster.spec().targets().stream().map(Target::toString).collect(Collectors.joining(", "));
        return "cluster " + cluster.name() + ", PostgreSQL "
                + cluster.spec().postgres().version() + ", "
                + Text.count(cluster.spec().highAvailability().members(), "database node")
                + ", for " + targets;
    }

    private static Map<String, Object> json(SpecText spec, Resolution resolution, boolean valid) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", spec.name());
        fields.put("valid", valid);
        fields.put("problems", ProblemPrinter.json(resolution.problems()));
        return fields;
    }
}
