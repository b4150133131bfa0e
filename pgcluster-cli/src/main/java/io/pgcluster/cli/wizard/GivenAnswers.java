package io.pgcluster.cli.wizard;

import io.pgcluster.cli.outcome.CliException;
import io.pgcluster.cli.outcome.ExitCode;
import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answers that options give, before anybody is asked. */
public final class GivenAnswers {
    /** A complete specification; whatever it resolves to is the default of everything. */
    private static final String SMALLEST = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata:
              name: my-postgres-cluster
            """;

    private final Answers answers = new Answers(defaults());
    private final List<Question> given = new ArrayList<>();

    /** The answers so far. */
    public Answers answers() {
        return answers;
    }

    /** Takes down {@code answer}; returns what is wrong with it, if something is. */
    public Optional<String> take(Question question, String answer) {
        try {
            answers.put(question, question.canonical(answer));
            given.add(question);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("--" + question.option() + ": " + e.getMessage());
        }
    }

    /** Answers every other question with its default; returns what has none. */
    public Optional<String> completeByDefaults() {
        for (Question question : Step.allQuestions()) {
            if (!answers.has(question) && question.applies().test(answers)) {
                boolean isName = question.path().equals(BasicStep.NAME);
                Optional<String> complaint =
                        isName ? Optional.of("--yes needs --name, which has no default") : byDefault(question);
                if (complaint.isPresent()) {
                    return complaint;
                }
            }
        }
        return Optional.empty();
    }

    /** Names an answer that has no meaning together with the others, if there is one. */
    public Optional<String> complaintAboutUseless() {
        return given.stream()
                .filter(question -> !question.applies().test(answers))
                .findFirst()
                .map(question -> "--" + question.option() + " has no effect with " + obstacle(question));
    }

    private Optional<String> byDefault(Question question) {
        try {
            answers.put(question, question.canonical(answers.preset(question)));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("--" + question.option() + " is needed: " + e.getMessage());
        }
    }

    /** The answer that, were it another, would give {@code question} a meaning. */
    private String obstacle(Question question) {
        return Step.allQuestions().stream()
                .filter(other -> answers.has(other) && wouldAllow(other, question))
                .findFirst()
                .map(other -> "--" + other.option() + "=" + shown(answers.get(other)))
                .orElse("the other answers");
    }

    private boolean wouldAllow(Question other, Question question) {
        return other.choices().stream().map(other::canonical).anyMatch(choice -> question.applies()
                .test(answers.with(other, choice)));
    }

    /** An answer as a user would give it. */
    static String shown(String canonical) {
        return switch (canonical) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> canonical;
        };
    }

    private static Cluster defaults() {
        if (ClusterModel.load(SMALLEST) instanceof Resolution.Accepted accepted) {
            return accepted.cluster();
        }
        throw CliException.of(ExitCode.INTERNAL, "the defaults do not make a cluster", "this is a defect of pgcluster");
    }
}
