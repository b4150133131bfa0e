package io.pgcluster.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * What a field means and how it is written.
 *
 * @param path the field, for example {@code spec.highAvailability.replicas}
 * @param meaning one or two sentences
 * @param type what is expected there, for users: {@code a whole number from 1 to 5}
 * @param defaultValue what an absent field stands for, as YAML; empty for sections and where absence means "without"
 * @param required whether it must be written
 * @param example a value as YAML would show it; empty where the default says enough
 * @param choices the words that it takes; empty where it is no choice
 * @param children the fields below it; empty where it is no section
 */
public record FieldHelp(
        String path,
        String meaning,
        String type,
        Optional<String> defaultValue,
        boolean required,
        Optional<String> example,
        List<Entry> choices,
        List<Entry> children) {
    /** Keeps unmodifiable copies. */
    public FieldHelp {
        choices = List.copyOf(choices);
        children = List.copyOf(children);
    }

    /**
     * A word or a field below, in short.
     *
     * @param name the word or key
     * @param meaning one or two sentences
     */
    public record Entry(String name, String meaning) {}
}
