package io.pgcluster.model.postgres;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one or more neighbouring major versions know about a parameter.
 *
 * @param name its name as the server writes it; names are the same in upper and lower case
 * @param extension the library that must be loaded for the server to know it; empty for the server's own
 * @param since the oldest supported version for which this holds
 * @param until the newest supported version for which this holds
 * @param domain its type, unit and the values it takes
 * @param context when it can be changed
 * @param configurable whether it may stand in a configuration file; the others only describe the server or a transaction
 * @param defaultValue built into the server, in the parameter's unit; empty where it has none
 * @param category the chapter of the server's documentation
 * @param description what it does, in the server's words
 */
public record Parameter(
        String name,
        Optional<String> extension,
        PostgresVersion since,
        PostgresVersion until,
        ValueDomain domain,
        ParameterContext context,
        boolean configurable,
        Optional<String> defaultValue,
        String category,
        String description) {

    /** Whether this is what {@code version} knows. */
    public boolean holdsFor(PostgresVersion version) {
        return version.isAtLeast(since) && until.isAtLeast(version);
    }

    /** The unit of a numeric parameter that has one. */
    public Optional<ParameterUnit> unit() {
        if (domain instanceof IntegerDomain integer) {
            return integer.unit();
        }
        return domain instanceof RealDomain real ? real.unit() : Optional.empty();
    }

    /** What a change of this parameter in the configuration file costs. */
    public ChangeEffect changeEffect() {
        return context.effect();
    }

    /** Judges a value as the server of these versions would. */
    public ValueCheck check(String value) {
        return configurable
                ? domain.check(value)
                : new ValueCheck.Rejected("it cannot be set in a configuration file", "remove it");
    }

    /** An accepted value as the server keeps it: on or off, a number in the parameter's unit, or the text in lower case. */
    String canonical(String value) {
        if (domain instanceof BooleanDomain) {
            return BooleanDomain.isOn(value) ? "on" : "off";
        }
        if (check(value) instanceof ValueCheck.Accepted accepted
                && accepted.number().isPresent()) {
            double number = accepted.number().getAsDouble();
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
        return AsciiCase.lower(value);
    }

    /** The milliseconds that a value of a duration stands for; empty if it is refused or is not a duration. */
    public OptionalLong milliseconds(String value) {
        if (unit().filter(unit -> !unit.isMemory()).isEmpty()
                || !(check(value) instanceof ValueCheck.Accepted accepted)) {
            return OptionalLong.empty();
        }
        double micros = accepted.number().orElseThrow() * unit().orElseThrow().size();
        return OptionalLong.of(Math.round(micros / 1000));
    }

    /** Whether the server takes both values, and takes them for the same. */
    public boolean isSame(String one, String other) {
        if (!(check(one) instanceof ValueCheck.Accepted first)
                || !(check(other) instanceof ValueCheck.Accepted second)) {
            return false;
        }
        if (domain instanceof BooleanDomain) {
            return BooleanDomain.isOn(one) == BooleanDomain.isOn(other);
        }
        return first.number().isPresent()
                ? first.number().equals(second.number())
                : domain instanceof EnumDomain
                        ? AsciiCase.lower(one).equals(AsciiCase.lower(other))
                        : one.equals(other);
    }

    /** The bytes that a value of a memory parameter stands for; empty if it is refused or is not an amount of memory. */
    public OptionalLong bytes(String value) {
        if (unit().filter(ParameterUnit::isMemory).isEmpty()
                || !(check(value) instanceof ValueCheck.Accepted accepted)) {
            return OptionalLong.empty();
        }
        OptionalDouble number = accepted.number();
        return OptionalLong.of(
                (long) (number.orElseThrow() * unit().orElseThrow().size()));
    }
}
