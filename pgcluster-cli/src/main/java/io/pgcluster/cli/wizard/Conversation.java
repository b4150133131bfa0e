package io.pgcluster.cli.wizard;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.Style;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import java.util.List;

/** Asks a user what is not known yet, step by step, and checks each answer at once. */
public final class Conversation {
    private final Console console;
    private final Answers answers;

    /** A conversation on {@code console} that fills {@code answers}. */
    public Conversation(Console console, Answers answers) {
        this.console = console;
        this.answers = answers;
    }

    /** Asks every question of every step that applies and has no answer yet. */
    public void hold(List<Step> steps) {
        console.say("Enter takes the answer in brackets; \"?\" lists the choices.");
        for (int number = 1; number <= steps.size(); number++) {
            Step step = steps.get(number - 1);
            String heading = "Step " + number + " of " + steps.size() + ": " + step.title();
            console.say("");
            console.say(console.onError(Style.STRONG, heading));
            step.questions().forEach(this::askIfNeeded);
        }
    }

    /** Asks what no longer has an answer, or has become worth asking by another answer. */
    public void askMissing() {
        Step.allQuestions().forEach(this::askIfNeeded);
    }

    private void askIfNeeded(Question question) {
        if (!answers.has(question) && question.applies().test(answers)) {
            answers.put(question, ask(question));
        }
    }

    private String ask(Question question) {
        String preset = answers.preset(question);
        while (true) {
            String typed = console.ask("  " + question.text() + " [" + GivenAnswers.shown(preset) + "]: ")
                    .orElseThrow(Conversation::inputEnded)
                    .strip();
            if (typed.equals("?")) {
                console.say("    " + help(question));
                continue;
            }
            try {
                return question.canonical(typed.isEmpty() ? preset : typed);
            } catch (IllegalArgumentException e) {
                console.say("    " + console.onError(Style.ERROR, String.valueOf(e.getMessage())));
            }
        }
    }

    private static String help(Question question) {
        return question.choices().isEmpty()
                ? "goes to " + question.path() + "; more: pgcluster explain " + question.path()
                : "one of " + String.join(", ", question.choices()) + "; more: pgcluster explain " + question.path();
    }

    private static CliException inputEnded() {
        return CliException.of(
                ExitCode.FAILED,
                "the input ended before the last question; nothing was written",
                "answer the questions, or take the defaults with: pgcluster init --yes --name NAME");
    }
}
