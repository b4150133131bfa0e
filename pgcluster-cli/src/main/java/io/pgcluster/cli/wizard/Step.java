package io.pgcluster.cli.wizard;

import java.util.List;

/**
 * Questions that belong together.
 *
 * @param title what they are about
 * @param questions in the order in which they are asked
 */
public record Step(String title, List<Question> questions) {
    /** Keeps an unmodifiable copy. */
    public Step {
        questions = List.copyOf(questions);
    }

    /** The seven steps, in order. */
    public static List<Step> all() {
        return List.of(
                BasicStep.step(),
                PostgresStep.step(),
                AvailabilityStep.step(),
                BackupStep.step(),
                MonitoringStep.step(),
                SecurityStep.step(),
                TargetStep.step());
    }

    /** Every question, in order. */
    public static List<Question> allQuestions() {
        return all().stream().flatMap(step -> step.questions().stream()).toList();
    }
}
