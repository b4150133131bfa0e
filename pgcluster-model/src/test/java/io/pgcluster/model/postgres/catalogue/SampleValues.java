package io.pgcluster.model.postgres.catalogue;

import io.pgcluster.model.postgres.EnumDomain;
import io.pgcluster.model.postgres.IntegerDomain;
import io.pgcluster.model.postgres.ParameterUnit;
import io.pgcluster.model.postgres.RealDomain;
import io.pgcluster.model.postgres.ValueDomain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Values to try, right and wrong: every form that the server's readers distinguish, and both sides of each limit. */
final class SampleValues {
    private static final List<String> BOOLEANS = List.of(
            "on", "off", "ON", "oFF", "o", "of", "onn", "true", "tr", "t", "T", "truee", "false", "fal", "f", "yes",
            "ye", "y", "no", "n", "nope", "1", "0", "10", "2", "-1", "", " on", "on ", "enabled", "ı");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "+5",
            "7",
            " 7",
            "7 ",
            "\t7",
            "7 7",
            "",
            " ",
            "abc",
            "1_000",
            "1,000",
            "0x10",
            "0X1F",
            "-0x1",
            "0x",
            "0xg",
            "0x1.8",
            "0x1p4",
            "0x.8",
            "010",
            "08",
            "09.5",
            "010.5",
            "1e1",
            "1E1",
            "1e",
            "1e+",
            "1.5",
            "1.",
            ".5",
            " .5",
            "+.5",
            "-.5",
            "2.5",
            "3.5",
            "0.4999",
            "1e-1",
            "1e400",
            "1e-400",
            "1e-320",
            "nan",
            "NaN",
            "inf",
            "-inf",
            "Infinity",
            "99999999999",
            "-99999999999",
            "99999999999999999999",
            "0xFFFFFFFFFFFFFFFFFFFF",
            "--1",
            "- 1",
            "1-",
            "1;",
            "on");

    private static final List<String> SUFFIXES = List.of(
            "B", "kB", "MB", "GB", "TB", "PB", "KB", "kb", "mb", "M", "Gi", "GiB", "us", "ms", "s", "min", "h", "d",
            "S", "m", "hours", "day", "µs");

    private SampleValues() {}

    /** Every form that the server's reader of this type distinguishes. */
    static Set<String> forms(ValueDomain domain) {
        Set<String> values = limits(domain);
        if (domain instanceof IntegerDomain integer) {
            numbers(values, integer.unit());
        } else if (domain instanceof RealDomain real) {
            numbers(values, real.unit());
        } else {
            values.addAll(BOOLEANS);
        }
        return values;
    }

    /** What differs between parameters of one type and unit: both sides of each limit, and each word. */
    static Set<String> limits(ValueDomain domain) {
        Set<String> values = new TreeSet<>(List.of("on", "off", "x"));
        if (domain instanceof EnumDomain words) {
            words(values, words);
        } else if (domain instanceof IntegerDomain integer) {
            values.addAll(List.of("0", "16", "32", "33", "127", "128"));
            around(values, integer.minimum(), integer.unit());
            around(values, integer.maximum(), integer.unit());
        } else if (domain instanceof RealDomain real) {
            for (double limit : List.of(real.minimum(), real.maximum())) {
                values.addAll(List.of(
                        Double.toString(limit), Double.toString(limit - 0.001), Double.toString(limit + 0.001)));
            }
        }
        return values;
    }

    private static void around(Set<String> values, long limit, Optional<ParameterUnit> unit) {
        for (long number : new long[] {limit - 1, limit, limit + 1}) {
            values.add(Long.toString(number));
            unit.filter(u -> u != ParameterUnit.BLOCK).ifPresent(u -> values.add(number + u.label()));
        }
        values.addAll(List.of(limit + ".4", limit + ".5", limit + ".6"));
    }

    private static void words(Set<String> values, EnumDomain words) {
        for (String word : words.values()) {
            values.add(word);
            values.add(word.toUpperCase(Locale.ROOT));
            values.add(word + " ");
            values.add(word.replaceFirst(".$", ""));
        }
        values.addAll(words.hidden());
    }

    private static void numbers(Set<String> values, Optional<ParameterUnit> unit) {
        values.addAll(NUMBERS);
        List<String> counts =
                unit.isPresent() ? List.of("1", "1.7", "30.1", "1000000", "0.0001", "-1", "0x10") : List.of("1");
        for (String count : counts) {
            for (String suffix : SUFFIXES) {
                values.add(count + suffix);
            }
        }
        values.addAll(List.of(
                "1 MB", "1 MB ", "1M B", "1MB1", "1 s", "1 min ", "1h 2min", "1e3kB", "0x1kB", "1e1ms", "1 e1"));
    }
}
