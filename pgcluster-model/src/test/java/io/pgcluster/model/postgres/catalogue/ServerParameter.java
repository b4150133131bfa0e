package io.pgcluster.model.postgres.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What a server tells about one of its parameters.
 *
 * @param attributes what a specification's check depends on; neighbouring versions that agree share a row of the table
 * @param category the chapter of the documentation
 * @param description the server's own words
 */
record ServerParameter(Attributes attributes, String category, String description) {
    /** See {@link io.pgcluster.model.postgres.Parameter} for the meaning of each. */
    record Attributes(
            String name,
            Optional<String> extension,
            String type,
            Optional<String> unit,
            Optional<String> min,
            Optional<String> max,
            Optional<String> step,
            List<String> values,
            List<String> hidden,
            String context,
            boolean configurable,
            Optional<String> defaultValue) {}

    String name() {
        return attributes.name();
    }
}
