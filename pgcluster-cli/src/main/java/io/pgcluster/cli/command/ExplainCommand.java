package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.schema.SpecSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: what a field of a specification, or a server parameter in it, means. */
@Command(
        name = "explain",
        header = "Show what a field means, its permitted values and its default.",
        description = {
            "PATH is written as problems write it: spec.highAvailability.replicas. A server parameter is explained for",
            "every version: spec.postgres.parameters.work_mem."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final String PARAMETERS = "postgres.parameters.";

    private final Console console;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            defaultValue = "",
            description = "Field to explain. Default: the whole specification.")
    private String path = "";

    @Mixin
    private OutputFormat output = new OutputFormat();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Explanation explanation = explain();
        if (output.isJson()) {
            console.printJson(explanation.json());
        } else {
            explanation.print(console);
        }
        return ExitCode.OK.number();
    }

    private Explanation explain() {
        int parameter = path.indexOf(PARAMETERS);
        if (parameter == 0 || (parameter > 0 && path.startsWith("spec."))) {
            return ParameterExplanation.of(path.substring(parameter + PARAMETERS.length()));
        }
        return SpecSchema.explain(path)
                .<Explanation>map(FieldExplanation::new)
                .orElseThrow(() -> CliException.of(
                        ExitCode.REFUSED,
                        "a specification has no field " + path,
                        Suggestions.didYouMean(path, SpecSchema.paths())
                                + "pgcluster explain shows the way from the top"));
    }
}
