package io.pgcluster.model.postgres;

import java.util.Optional;

/**
 * Real numbers of a unit.
 *
 * @param minimum the smallest, in the unit
 * @param maximum the largest, in the unit
 * @param unit what 1 is; empty for a mere number
 */
public record RealDomain(double minimum, double maximum, Optional<ParameterUnit> unit) implements ValueDomain {
    @Override
    public String type() {
        return "real";
    }

    @Override
    public String description() {
        return maximum >= UNLIMITED
                ? "a number of at least " + show(minimum)
                : "a number between " + show(minimum) + " and " + show(maximum);
    }

    /** As pg_settings prints the largest double, which is no limit. */
    private static final double UNLIMITED = 1.79769e308;

    @Override
    public ValueCheck check(String value) {
        ValueCheck read = new NumberReader("a number", unit).read(value, CNumberParser.real(value));
        if (!(read instanceof ValueCheck.Accepted accepted)) {
            return read;
        }
        double number = accepted.number().orElseThrow();
        return number >= minimum && number <= maximum
                ? read
                : new ValueCheck.Rejected(
                        "\"" + value + "\" is out of range: it must be " + description(), "choose " + description());
    }

    private String show(double limit) {
        String number = limit == Math.rint(limit) && Math.abs(limit) < 1e15
                ? Long.toString((long) limit)
                : Double.toString(limit);
        return number + unit.map(ParameterUnit::label).orElse("");
    }
}
