package io.pgcluster.cli.wizard;

import io.pgcluster.model.cluster.Cluster;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The answers so far, in canonical form, by the path of their question; what is not answered has its default. */
public final class Answers {
    private final Cluster defaults;
    private final Map<String, String> given = new HashMap<>();

    /** No answers yet. */
    public Answers(Cluster defaults) {
        this.defaults = defaults;
    }

    /** Takes down the answer to {@code question}. */
    void put(Question question, String canonical) {
        given.put(question.path(), canonical);
    }

    /** Forgets the answer to {@code question}. */
    public void forget(Question question) {
        given.remove(question.path());
    }

    /** Whether {@code question} has been answered. */
    boolean has(Question question) {
        return given.containsKey(question.path());
    }

    /** The same answers, but for the one to {@code question}. */
    Answers with(Question question, String canonical) {
        Answers other = new Answers(defaults);
        other.given.putAll(given);
        other.put(question, canonical);
        return other;
    }

    /** The answer to {@code question}, or its default. */
    String get(Question question) {
        return given.getOrDefault(question.path(), preset(question));
    }

    /** The answer of a user who has no preference. */
    String preset(Question question) {
        return question.preset().apply(defaults);
    }

    /** The answer to the question of {@code path}, if it has been given. */
    Optional<String> at(String path) {
        return Optional.ofNullable(given.get(path));
    }

    /** Whether the question of {@code path} has been answered with {@code value}. */
    boolean is(String path, String value) {
        return value.equals(given.get(path));
    }
}
