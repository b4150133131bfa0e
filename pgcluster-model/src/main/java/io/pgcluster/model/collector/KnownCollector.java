package io.pgcluster.model.collector;

import java.util.List;

/**
 * A collector that comes with the exporter.
 *
 * @param name by which it is switched
 * @param onByDefault whether it runs if nothing is said
 * @param onForCompatibility whether it also runs where {@code compatibility} is on
 * @param parameters names of the values that it takes
 */
public record KnownCollector(String name, boolean onByDefault, boolean onForCompatibility, List<String> parameters) {
    /** Keeps an unmodifiable copy. */
    public KnownCollector {
        parameters = List.copyOf(parameters);
    }
}
