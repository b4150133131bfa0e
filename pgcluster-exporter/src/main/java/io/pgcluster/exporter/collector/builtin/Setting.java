package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.metric.Descriptor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server parameter that can be shown as a number.
 *
 * @param name as the server has it, for example {@code pg_stat_statements.max}
 * @param value as text
 * @param unit as the server has it; empty if the parameter has none
 * @param type {@code bool}, {@code integer} or {@code real}
 */
record Setting(String name, String value, String unit, String type) {
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9_]");

    /** Some managed services put the unit behind the value too. */
    private static final Pattern NUMBER =
            Pattern.compile("([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?) ?(?:us|ms|s|min|h|d|[kMGT]?B)?");

    /** Its family: the name with its base unit behind, if it has a unit. */
    Optional<Descriptor> family() {
        String base = "pg_settings_" + NOT_IN_NAMES.matcher(name).replaceAll("_");
        if (!hasUnit()) {
            return Optional.of(Descriptor.gauge(base, "Server parameter " + name + "."));
        }
        return SettingUnit.of(unit)
                .map(known -> Descriptor.gauge(
                        base + "_" + known.base(), "Server parameter " + name + ", in " + known.base() + "."));
    }

    /** Its value in the base unit; empty if it is not a number or its unit is unknown. */
    Optional<Double> number() {
        if (type.equals("bool")) {
            return Optional.of(value.equals("on") ? 1.0 : 0.0);
        }
        Matcher matcher = NUMBER.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double parsed = Double.parseDouble(matcher.group(1));
        return hasUnit() ? SettingUnit.of(unit).map(known -> known.convert(parsed)) : Optional.of(parsed);
    }

    private boolean hasUnit() {
        return !unit.isEmpty() && !type.equals("bool");
    }
}
