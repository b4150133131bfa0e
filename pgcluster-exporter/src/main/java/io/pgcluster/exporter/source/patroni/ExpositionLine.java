package io.pgcluster.exporter.source.patroni;

import io.pgcluster.exporter.patroni.PatroniException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sample of Prometheus' text format.
 *
 * @param name of the family
 * @param labels in their order
 * @param value of it
 */
record ExpositionLine(String name, Map<String, String> labels, double value) {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{((?:[^\"}]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)\\})?\\s+(\\S+)(?:\\s+-?\\d+)?\\s*");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*+)\"");

    static ExpositionLine of(String line) throws PatroniException {
        Matcher matcher = SAMPLE.matcher(line);
        if (!matcher.matches()) {
            throw new PatroniException("\"" + line + "\" is no sample of Prometheus' text format");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher pairs = LABEL.matcher(matcher.group(2) == null ? "" : matcher.group(2));
        while (pairs.find()) {
            labels.put(pairs.group(1), unescaped(pairs.group(2)));
        }
        return new ExpositionLine(matcher.group(1), labels, number(matcher.group(3)));
    }

    ExpositionLine named(String other) {
        return new ExpositionLine(other, labels, value);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                plain.append(escaped == 'n' ? '\n' : escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static double number(String text) throws PatroniException {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text);
        };
    }

    private static double parsed(String text) throws PatroniException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new PatroniException("\"" + text + "\" is no value of Prometheus' text format", e);
        }
    }
}
