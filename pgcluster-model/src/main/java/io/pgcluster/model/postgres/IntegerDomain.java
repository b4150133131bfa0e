package io.pgcluster.model.postgres;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whole numbers of a unit.
 *
 * @param minimum the smallest, in the unit
 * @param maximum the largest, in the unit
 * @param step values are multiples of this, in the unit; 1 for nearly all
 * @param gap values within the limits that are refused all the same
 * @param unit what one is; empty for a mere count
 */
public record IntegerDomain(int minimum, int maximum, int step, Optional<Gap> gap, Optional<ParameterUnit> unit)
        implements ValueDomain {
    /**
     * Numbers that are refused.
     *
     * @param from the first, in the unit
     * @param to the last, in the unit
     */
    public record Gap(int from, int to) {
        boolean holds(double number) {
            return number >= from && number <= to;
        }
    }

    @Override
    public String type() {
        return "integer";
    }

    @Override
    public String description() {
        String kind = step == 1 ? "a whole number" : "a multiple of " + show(step);
        String but = gap.map(g -> ", except " + show(g.from()) + " to " + show(g.to()))
                .orElse("");
        return kind + " between " + show(minimum) + " and " + show(maximum) + but;
    }

    @Override
    public ValueCheck check(String value) {
        ValueCheck read = new NumberReader("a whole number", unit).read(value, CNumberParser.integer(value));
        if (!(read instanceof ValueCheck.Accepted accepted)) {
            return read;
        }
        double rounded = Math.rint(accepted.number().orElseThrow());
        if (rounded < minimum || rounded > maximum) {
            return rejected(value, "is out of range");
        }
        if (rounded % step != 0) {
            return rejected(value, "is between two steps");
        }
        return gap.filter(g -> g.holds(rounded)).isPresent()
                ? rejected(value, "is in a gap of the range")
                : new ValueCheck.Accepted(OptionalDouble.of(rounded));
    }

    private ValueCheck rejected(String value, String why) {
        return new ValueCheck.Rejected(
                "\"" + value + "\" " + why + ": it must be " + description(), "choose " + description());
    }

    private String show(int limit) {
        return unit.map(u -> u.display(limit)).orElseGet(() -> Integer.toString(limit));
    }
}
