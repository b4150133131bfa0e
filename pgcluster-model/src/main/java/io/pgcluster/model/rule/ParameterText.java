package io.pgcluster.model.rule;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The server parameters that a specification sets itself, by name without regard to case. */
record ParameterText(Map<String, String> parameters) {
    static ParameterText of(Candidate candidate) {
        return new ParameterText(candidate.spec().postgres().parameters());
    }

    Optional<String> text(String name) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(entry -> entry.getValue().strip())
                .findFirst();
    }

    /** A whole number; empty if it is not written or is not one. */
    OptionalInt whole(String name) {
        return text(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElseGet(OptionalInt::empty);
    }
}
