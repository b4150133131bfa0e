package io.pgcluster.model.sizing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers among the parameters that a specification sets itself; text that is no number of the kind counts as not written. */
record WrittenParameters(Map<String, String> parameters) {
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,12})\\s*(B|kB|MB|GB|TB)?");
    private static final long KIB = 1024;

    /** An amount of memory in bytes; a bare number counts in {@code unitBytes}. */
    OptionalLong bytes(String name, long unitBytes) {
        Optional<Matcher> found = text(name).map(MEMORY::matcher).filter(Matcher::matches);
        if (found.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher matcher = found.get();
        long factor = matcher.group(2) == null ? unitBytes : factor(matcher.group(2));
        return OptionalLong.of(Long.parseLong(matcher.group(1)) * factor);
    }

    /** A whole number. */
    int integer(String name, int otherwise) {
        return text(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    /** A number. */
    OptionalDouble real(String name) {
        return text(name)
                .filter(text -> text.matches("\\d{1,9}(\\.\\d{1,9})?"))
                .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                .orElseGet(OptionalDouble::empty);
    }

    private Optional<String> text(String name) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(entry -> entry.getValue().strip())
                .findFirst();
    }

    private static long factor(String unit) {
        return switch (unit) {
            case "B" -> 1;
            case "kB" -> KIB;
            case "MB" -> KIB * KIB;
            case "GB" -> KIB * KIB * KIB;
            default -> KIB * KIB * KIB * KIB;
        };
    }
}
