package io.pgcluster.exporter.collector.builtin;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit of a server parameter, as {@code pg_settings.unit} shows it: {@code ms}, {@code kB}, also with a number as in {@code 8kB}.
 *
 * @param base what the values are given in: {@code bytes} or {@code seconds}
 * @param factor from the parameter's unit to the base
 */
record SettingUnit(String base, double factor) {
    private static final Pattern UNIT = Pattern.compile("(\\d*)([a-zA-Z]+)");
    private static final Map<String, SettingUnit> KNOWN = Map.ofEntries(
            Map.entry("B", bytes(1)),
            Map.entry("kB", bytes(1L << 10)),
            Map.entry("MB", bytes(1L << 20)),
            Map.entry("GB", bytes(1L << 30)),
            Map.entry("TB", bytes(1L << 40)),
            Map.entry("us", seconds(1e-6)),
            Map.entry("ms", seconds(1e-3)),
            Map.entry("s", seconds(1)),
            Map.entry("min", seconds(60)),
            Map.entry("h", seconds(3_600)),
            Map.entry("d", seconds(86_400)));

    /** The unit of that name; empty if the unit is unknown. */
    static Optional<SettingUnit> of(String text) {
        Matcher matcher = UNIT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double count = matcher.group(1).isEmpty() ? 1 : Double.parseDouble(matcher.group(1));
        return Optional.ofNullable(KNOWN.get(matcher.group(2)))
                .map(unit -> new SettingUnit(unit.base, unit.factor * count));
    }

    /** The value in the base unit; -1 says in most parameters that there is no limit, and stays as it is. */
    double convert(double value) {
        return value == -1 ? value : value * factor;
    }

    private static SettingUnit bytes(double factor) {
        return new SettingUnit("bytes", factor);
    }

    private static SettingUnit seconds(double factor) {
        return new SettingUnit("seconds", factor);
    }
}
