package io.pgcluster.render.change;

/**
 * What changes of a field, or of everything below it, cost.
 *
 * @param path the field
 * @param effect what a change costs
 * @param consequence what happens, in words
 */
public record EffectRule(String path, Effect effect, String consequence) {
    /** Whether this speaks of {@code field}. */
    boolean covers(String field) {
        return field.equals(path) || field.startsWith(path + ".") || field.startsWith(path + "[");
    }
}
