package io.pgcluster.model.bind;

import io.pgcluster.model.problem.Problems;
import io.pgcluster.model.problem.Suggestions;
import io.pgcluster.model.shape.Shape;
import io.pgcluster.model.tree.ScalarNode;
import io.pgcluster.model.tree.ScalarNode.Kind;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds values from scalars. Nothing is converted silently: text is never a number or a boolean, and what YAML takes for a boolean or a
 * date ({@code yes}, {@code on}, {@code 2026-01-01}) is never text unless it is quoted.
 */
final class ScalarBinder {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

    private final Problems problems;
    private final Reference reference;

    ScalarBinder(Problems problems, Reference reference) {
        this.problems = problems;
        this.reference = reference;
    }

    @Nullable
    Object bind(ScalarNode scalar, Shape shape, Place place) {
        if (scalar.isNothing()) {
            return refuse(
                    "no-value",
                    place,
                    scalar,
                    "the value is empty, expected " + shape.expected(),
                    "give a value, or remove the key to get the default");
        } else if (shape instanceof Shape.Choice choice) {
            return choice(scalar, choice, place);
        } else if (shape instanceof Shape.Flag) {
            return flag(scalar, place);
        } else if (shape instanceof Shape.WholeNumber whole) {
            return whole(scalar, whole, place);
        } else if (shape instanceof Shape.Value value) {
            return value(scalar, value, place);
        }
        return scalar.kind() == Kind.TEXT ? scalar.text() : needsQuotes(scalar, place);
    }

    private @Nullable Object choice(ScalarNode scalar, Shape.Choice choice, Place place) {
        Optional<Shape.Option> option = choice.options().stream()
                .filter(candidate -> candidate.word().equals(scalar.text()))
                .findFirst();
        return option.<Object>map(Shape.Option::constant)
                .orElseGet(() -> refuse(
                        "unknown-choice",
                        place,
                        scalar,
                        "found " + scalar.describe() + ", expected " + choice.expected(),
                        Suggestions.didYouMean(scalar.text(), choice.words()) + reference.hint(place.path())));
    }

    private @Nullable Object flag(ScalarNode scalar, Place place) {
        String text = scalar.text();
        if (scalar.kind() == Kind.BOOLEAN && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        String hint = scalar.kind() == Kind.TEXT ? "write true or false, without quotes" : "write true or false";
        return refuse("wrong-type", place, scalar, "found " + scalar.describe() + ", expected true or false", hint);
    }

    private @Nullable Object whole(ScalarNode scalar, Shape.WholeNumber whole, Place place) {
        Long number = number(scalar);
        String message = "found " + scalar.describe() + ", expected " + whole.expected();
        if (number == null) {
            return refuse("wrong-type", place, scalar, message, numberHint(scalar, place));
        } else if (number < whole.min() || number > whole.max()) {
            return refuse("out-of-range", place, scalar, message, place.showSample("choose a number in this range"));
        }
        return number.intValue();
    }

    private @Nullable Object value(ScalarNode scalar, Shape.Value value, Place place) {
        Object argument = value.fromNumber() ? intOrNull(scalar) : textOrNull(scalar);
        if (argument == null && value.fromNumber()) {
            String message = "found " + scalar.describe() + ", expected a whole number";
            return refuse("wrong-type", place, scalar, message, numberHint(scalar, place));
        } else if (argument == null) {
            return needsQuotes(scalar, place);
        }
        try {
            return value.factory().make(argument);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            return refuse("invalid-value", place, scalar, reason, place.showSample("choose another value"));
        }
    }

    /** Quantities may be written as bare numbers ({@code cpu: 2}); every other value type refuses such text by itself. */
    private static @Nullable String textOrNull(ScalarNode scalar) {
        return switch (scalar.kind()) {
            case TEXT, WHOLE_NUMBER, DECIMAL_NUMBER -> scalar.text();
            default -> null;
        };
    }

    private static @Nullable Long number(ScalarNode scalar) {
        boolean canonical = scalar.kind() == Kind.WHOLE_NUMBER
                && WHOLE.matcher(scalar.text()).matches();
        return canonical ? Long.valueOf(scalar.text()) : null;
    }

    private static @Nullable Integer intOrNull(ScalarNode scalar) {
        Long number = number(scalar);
        return number != null && number == number.intValue() ? Integer.valueOf(number.intValue()) : null;
    }

    private static String numberHint(ScalarNode scalar, Place place) {
        if (scalar.kind() == Kind.TEXT && WHOLE.matcher(scalar.text()).matches()) {
            return "remove the quotes";
        }
        return place.showSample("write plain decimal digits");
    }

    private @Nullable Object needsQuotes(ScalarNode scalar, Place place) {
        return refuse(
                "wrong-type",
                place,
                scalar,
                "found " + scalar.describe() + ", expected text",
                "put it in quotes if text is meant: \"" + scalar.text() + "\"");
    }

    private @Nullable Object refuse(String id, Place place, ScalarNode scalar, String message, String hint) {
        problems.error(id, place.path(), place.of(scalar), message, hint);
        return null;
    }
}
