package io.pgcluster.cli.change;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What a change of each field of the specification costs: knowledge, kept as data in {@code effects.tsv}. */
final class EffectTable {
    private static final String RESOURCE = "effects.tsv";
    private static final int COLUMNS = 3;

    private final List<EffectRule> rules;

    private EffectTable(List<EffectRule> rules) {
        this.rules = rules.stream()
                .sorted(Comparator.comparing((EffectRule rule) -> rule.path().length())
                        .reversed())
                .toList();
    }

    /** Reads the table. */
    static EffectTable read() {
        try (InputStream resource = EffectTable.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            return new EffectTable(lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(EffectTable::rule)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The most specific rule for {@code field}; throws {@link IllegalStateException} for a field that nobody thought of. */
    EffectRule ruleFor(String field) {
        return rules.stream()
                .filter(rule -> rule.covers(field))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(RESOURCE + " says nothing about " + field));
    }

    /** Every rule. */
    List<EffectRule> rules() {
        return rules;
    }

    private static EffectRule rule(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(RESOURCE + ": expected path, effect and consequence, found: " + line);
        }
        return new EffectRule(columns[0], Effect.of(columns[1]), columns[2]);
    }
}
