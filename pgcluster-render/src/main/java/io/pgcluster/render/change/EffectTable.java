package io.pgcluster.render.change;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a change of each field of the specification costs on one target: knowledge, which the target keeps as data. */
public final class EffectTable {
    private static final int COLUMNS = 3;

    private final String name;
    private final List<EffectRule> rules;

    private EffectTable(String name, List<EffectRule> rules) {
        this.name = name;
        this.rules = rules.stream()
                .sorted(Comparator.comparing((EffectRule rule) -> rule.path().length())
                        .reversed())
                .toList();
    }

    /**
     * Reads a table: on each line path, effect and consequence, separated by tabs.
     *
     * @param name the table's name, for errors
     * @throws IllegalArgumentException for a line of another form
     */
    public static EffectTable parse(String name, String text) {
        return new EffectTable(
                name,
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> rule(name, line))
                        .toList());
    }

    /** This table and the more specific rules of {@code companion}, whose target is rendered next to this one's. */
    public EffectTable with(EffectTable companion) {
        return new EffectTable(
                name + " and " + companion.name,
                Stream.concat(companion.rules.stream(), rules.stream()).toList());
    }

    /** The most specific rule for {@code field}; throws {@link IllegalStateException} for a field that the table leaves out. */
    public EffectRule ruleFor(String field) {
        return rules.stream()
                .filter(rule -> rule.covers(field))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " says nothing about " + field));
    }

    /** Every rule. */
    public List<EffectRule> rules() {
        return rules;
    }

    private static EffectRule rule(String name, String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(name + ": expected path, effect and consequence, found: " + line);
        }
        return new EffectRule(columns[0], Effect.of(columns[1]), columns[2]);
    }
}
