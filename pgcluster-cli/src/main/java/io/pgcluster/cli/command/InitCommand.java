package io.pgcluster.cli.command;

import io.pgcluster.cli.console.Console;
import io.pgcluster.cli.console.ProblemPrinter;
import io.pgcluster.cli.input.SpecLoader;
import io.pgcluster.cli.input.SpecReader;
import io.pgcluster.cli.input.SpecText;
import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.cli.wizard.Answers;
import io.pgcluster.cli.wizard.Conversation;
import io.pgcluster.cli.wizard.Draft;
import io.pgcluster.cli.wizard.GivenAnswers;
import io.pgcluster.cli.wizard.Question;
import io.pgcluster.cli.wizard.Step;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code init}: asks what a cluster should be, in seven steps, and writes its specification. */
@Command(
        name = "init",
        abbreviateSynopsis = true,
        sortOptions = false,
        header = "Write a specification from your answers in seven steps.",
        description = {
            "Each answer can be given as an option instead, and is then not asked for. With --yes nothing is asked:",
            "answers without an option take their defaults. Only values that differ from the defaults are written."
        })
public final class InitCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = SpecReader.DEFAULT_NAME,
            description = "File to write; - is standard output. Default: ${DEFAULT-VALUE}.")
    private String file = SpecReader.DEFAULT_NAME;

    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing.")
    private boolean unattended;

    @Option(names = "--force", description = "Replace FILE if it exists.")
    private boolean force;

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NewFile target = NewFile.at(file, force);
        GivenAnswers given = given();
        Answers answers = given.answers();
        if (unattended) {
            refuse(given.completeByDefaults());
        } else {
            new Conversation(console, answers).hold(Step.all());
        }
        refuse(given.complaintAboutUseless());
        SpecText draft = acceptedDraft(answers);
        target.write(console, draft.text());
        sayWhatIsNext();
        return ExitCode.OK.number();
    }

    private GivenAnswers given() {
        GivenAnswers given = new GivenAnswers();
        for (Question question : Step.allQuestions()) {
            String answer = InitOptions.valueOf(spec, question);
            if (answer != null) {
                refuse(given.take(question, answer));
            }
        }
        return given;
    }

    private void refuse(Optional<String> complaint) {
        complaint.ifPresent(text -> {
            throw new ParameterException(spec.commandLine(), text);
        });
    }

    /** The specification once it passes every rule; a user may change the answers that a rule refuses. */
    private SpecText acceptedDraft(Answers answers) {
        while (true) {
            SpecText draft =
                    new SpecText(file + " (not written yet)", Draft.write(answers, shownFile()), Optional.empty());
            Resolution resolution = SpecLoader.resolve(draft);
            new ProblemPrinter(console, draft.name(), draft.text()).say(resolution.problems());
            if (resolution instanceof Resolution.Accepted) {
                return draft;
            }
            List<Question> doubtful = questionsAbout(resolution.problems());
            if (unattended || doubtful.isEmpty()) {
                throw CliException.alreadyReported(ExitCode.REFUSED);
            }
            console.say("These answers conflict; please answer again:");
            doubtful.forEach(answers::forget);
            new Conversation(console, answers).askMissing();
        }
    }

    private static List<Question> questionsAbout(List<Problem> problems) {
        return Step.allQuestions().stream()
                .filter(question -> problems.stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .anyMatch(problem -> concerns(problem.path().text(), question.path())))
                .toList();
    }

    private static boolean concerns(String problem, String question) {
        return problem.equals(question)
                || problem.startsWith(question + ".")
                || problem.startsWith(question + "[")
                || question.startsWith(problem + ".");
    }

    private String shownFile() {
        return file.equals(SpecReader.STANDARD_INPUT) ? SpecReader.DEFAULT_NAME : file;
    }

    private void sayWhatIsNext() {
        console.say("");
        console.say("Next:");
        console.say("  pgcluster plan " + shownFile() + "    shows members, timings and budgets");
        console.say("  pgcluster up " + shownFile() + "      starts the cluster in containers");
    }
}
