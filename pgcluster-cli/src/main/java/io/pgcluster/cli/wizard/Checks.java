package io.pgcluster.cli.wizard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What answers may be, beyond what the value types of the specification check themselves. */
final class Checks {
    private Checks() {}

    static UnaryOperator<String> number(long least, long most) {
        return text -> {
            String wrong = "\"" + text + "\" is not a whole number from " + least + " to " + most;
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return Long.toString(number);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(wrong, e);
            }
            throw new IllegalArgumentException(wrong);
        };
    }

    static String yesNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "y", "yes", "true" -> "true";
            case "n", "no", "false" -> "false";
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither yes nor no");
        };
    }

    static UnaryOperator<String> choice(List<String> choices) {
        return text -> {
            if (!choices.contains(text)) {
                throw new IllegalArgumentException("\"" + text + "\" is not one of " + String.join(", ", choices));
            }
            return text;
        };
    }

    static UnaryOperator<String> each(UnaryOperator<String> check) {
        return text -> Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(check)
                .collect(Collectors.joining(","));
    }

    /** Any text of one line. */
    static String line(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("control characters are not allowed here");
        }
        return text;
    }

    /** Nothing, or what {@code check} accepts. */
    static UnaryOperator<String> optional(UnaryOperator<String> check) {
        return text -> text.isEmpty() ? text : check.apply(text);
    }

    /** Something rather than nothing. */
    static String required(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an answer is needed here");
        }
        return line(text);
    }
}
