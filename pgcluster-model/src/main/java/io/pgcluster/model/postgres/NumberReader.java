package io.pgcluster.model.postgres;

import java.util.Optional;
import java.util.OptionalDouble;

/** Turns a number with an optional suffix into a count of the parameter's unit; what integers and reals share. */
final class NumberReader {
    private final String kind;
    private final Optional<ParameterUnit> unit;

    /** Reads numbers that messages call by {@code kind}. */
    NumberReader(String kind, Optional<ParameterUnit> unit) {
        this.kind = kind;
        this.unit = unit;
    }

    /** The value in the parameter's unit, or why there is none. */
    ValueCheck read(String written, Optional<CNumberParser> number) {
        if (number.isEmpty()) {
            return new ValueCheck.Rejected("\"" + written + "\" is not " + kind, "write " + kind + unitAdvice());
        }
        String suffix = number.get().rest();
        if (suffix.isEmpty()) {
            return accepted(number.get().value());
        }
        return unit.flatMap(u -> u.convert(number.get().value(), suffix))
                .map(NumberReader::accepted)
                .orElseGet(() -> wrongSuffix(written, suffix));
    }

    private static ValueCheck accepted(double number) {
        return new ValueCheck.Accepted(OptionalDouble.of(number));
    }

    private ValueCheck wrongSuffix(String written, String suffix) {
        if (unit.isEmpty()) {
            return new ValueCheck.Rejected(
                    "\"" + written + "\" is not " + kind + ": \"" + suffix
                            + "\" follows the number, and it has no unit",
                    "write the number alone");
        }
        String hint = unit.get()
                .similarSuffix(suffix)
                .map(right -> "write " + right + " (upper and lower case matter)")
                .orElse("write one of " + unit.get().suffixList() + " after the number");
        return new ValueCheck.Rejected(
                "\"" + written + "\" has an unknown unit \"" + suffix + "\"; it takes "
                        + unit.get().suffixList(),
                hint);
    }

    private String unitAdvice() {
        return unit.map(u ->
                        ", with or without one of " + u.suffixList() + " (without, it counts in " + u.label() + ")")
                .orElse("");
    }
}
