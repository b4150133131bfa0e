package io.pgcluster.cli.command;

import io.pgcluster.cli.wizard.Question;
import io.pgcluster.cli.wizard.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** One option for every question of {@code init}, grouped by step. */
final class InitOptions {
    private InitOptions() {}

    /** The command with the options. */
    static CommandSpec addedTo(InitCommand init) {
        CommandSpec command = CommandSpec.forAnnotatedObject(init);
        List<Step> steps = Step.all();
        for (int number = 1; number <= steps.size(); number++) {
            Step step = steps.get(number - 1);
            ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                    .exclusive(false)
                    .validate(false)
                    .order(number)
                    .heading("%nStep " + number + ", " + step.title() + ":%n");
            step.questions().forEach(question -> group.addArg(option(question)));
            command.addArgGroup(group.build());
        }
        return command;
    }

    /** What was given for {@code question}. */
    static @Nullable String valueOf(CommandSpec command, Question question) {
        OptionSpec option = command.findOption("--" + question.option());
        return option == null ? null : option.getValue();
    }

    private static OptionSpec option(Question question) {
        OptionSpec.Builder option = OptionSpec.builder("--" + question.option())
                .type(String.class)
                .paramLabel(label(question))
                .description(question.text() + ".");
        return question.choices().isEmpty()
                ? option.build()
                : option.completionCandidates(question.choices()).build();
    }

    private static String label(Question question) {
        if (!question.choices().isEmpty()) {
            return String.join("|", question.choices());
        }
        return switch (question.kind()) {
            case PLAIN -> "N";
            case LIST -> "A,B";
            case TEXT -> "TEXT";
        };
    }
}
