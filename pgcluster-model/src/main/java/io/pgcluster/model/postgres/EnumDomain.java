package io.pgcluster.model.postgres;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One of some words, in any mixture of upper and lower case.
 *
 * @param values the words that the server's documentation names, in the server's order
 * @param hidden further words that it takes, for compatibility with older versions
 */
public record EnumDomain(List<String> values, List<String> hidden) implements ValueDomain {
    /** Keeps unmodifiable copies. */
    public EnumDomain {
        values = List.copyOf(values);
        hidden = List.copyOf(hidden);
    }

    @Override
    public String type() {
        return "enum";
    }

    @Override
    public String description() {
        return "one of " + String.join(", ", values);
    }

    @Override
    public ValueCheck check(String value) {
        if (has(values, value) || has(hidden, value)) {
            return new ValueCheck.Accepted(OptionalDouble.empty());
        }
        String words = String.join(", ", values);
        return new ValueCheck.Rejected(
                "\"" + value + "\" is not one of the allowed values: " + words, "write one of " + words);
    }

    private static boolean has(List<String> words, String value) {
        return words.stream().anyMatch(word -> AsciiCase.lower(word).equals(AsciiCase.lower(value)));
    }
}
