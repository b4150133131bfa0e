package io.pgcluster.model.coverage;

import io.pgcluster.model.spec.ClusterSpec;
import java.util.List;
import java.util.function.Predicate;

/**
 * Fields that a target of this version does not execute.
 *
 * @param id stable name, kebab-case
 * @param paths the fields, each with everything below it
 * @param asked whether a specification asks for what they stand for, by its own words or by a default
 * @param consequence what that means, as a sentence
 */
public record UnimplementedField(String id, List<String> paths, Predicate<ClusterSpec> asked, String consequence) {
    /** Keeps an unmodifiable copy. */
    public UnimplementedField {
        paths = List.copyOf(paths);
    }

    /** Whether {@code path} is one of these fields, or below one. */
    public boolean covers(String path) {
        return paths.stream().anyMatch(covered -> path.equals(covered) || path.startsWith(covered + "."));
    }
}
