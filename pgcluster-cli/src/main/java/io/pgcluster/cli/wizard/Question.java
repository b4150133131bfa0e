package io.pgcluster.cli.wizard;

import io.pgcluster.model.cluster.Cluster;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Something a specification needs to know.
 *
 * @param path the field that the answer goes to
 * @param option name of the option that answers it, without hyphens
 * @param text what a user is asked
 * @param kind how the answer is written in YAML
 * @param check brings an answer into its canonical form; throws {@link IllegalArgumentException} saying what is wrong with it
 * @param choices the answers there are; empty if there are too many to list
 * @param preset the answer of a user who has no preference, taken from the defaults of the specification
 * @param applies whether it is worth asking after the answers so far
 */
public record Question(
        String path,
        String option,
        String text,
        Kind kind,
        UnaryOperator<String> check,
        List<String> choices,
        Function<Cluster, String> preset,
        Predicate<Answers> applies) {

    /** How an answer is written in YAML. */
    public enum Kind {
        /** A text, quoted where YAML would take it for something else. */
        TEXT,
        /** A number or {@code true} or {@code false}. */
        PLAIN,
        /** Texts separated by commas. */
        LIST
    }

    /** A question for a text that {@code check} accepts. */
    static Question text(
            String path, String option, String text, UnaryOperator<String> check, Function<Cluster, String> preset) {
        return new Question(path, option, text, Kind.TEXT, check, List.of(), preset, answers -> true);
    }

    /** A question for a whole number of {@code least} to {@code most}. */
    static Question number(
            String path, String option, String text, long least, long most, Function<Cluster, String> preset) {
        return new Question(
                path, option, text, Kind.PLAIN, Checks.number(least, most), List.of(), preset, answers -> true);
    }

    /** A question for yes or no. */
    static Question yesNo(String path, String option, String text, Predicate<Cluster> preset) {
        return new Question(
                path,
                option,
                text,
                Kind.PLAIN,
                Checks::yesNo,
                List.of("yes", "no"),
                cluster -> String.valueOf(preset.test(cluster)),
                answers -> true);
    }

    /** A question for one of a few values, which are known by their text. */
    static Question choice(String path, String option, String text, Object[] values, Function<Cluster, Object> preset) {
        List<String> choices = Arrays.stream(values).map(Object::toString).toList();
        return new Question(
                path,
                option,
                text,
                Kind.TEXT,
                Checks.choice(choices),
                choices,
                cluster -> preset.apply(cluster).toString(),
                answers -> true);
    }

    /** A question for values separated by commas, each of which {@code check} accepts. */
    static Question list(
            String path, String option, String text, UnaryOperator<String> check, Function<Cluster, List<?>> preset) {
        return new Question(
                path,
                option,
                text,
                Kind.LIST,
                Checks.each(check),
                List.of(),
                cluster -> String.join(
                        ",",
                        preset.apply(cluster).stream().map(Object::toString).toList()),
                answers -> true);
    }

    /** The same, asked only if {@code condition} holds. */
    Question when(Predicate<Answers> condition) {
        return new Question(path, option, text, kind, check, choices, preset, condition);
    }

    /** The canonical form of {@code answer}; throws {@link IllegalArgumentException} saying what is wrong with it. */
    String canonical(String answer) {
        return check.apply(answer.strip());
    }
}
