package io.pgcluster.model.rule;

import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Metadata;
import io.pgcluster.model.tree.MapNode;
import java.util.Arrays;

/**
 * A specification that is well formed and complete, but not yet checked.
 *
 * @param metadata what it is called and whose it is
 * @param spec what it is, with defaults
 * @param written what the user wrote, without defaults
 */
public record Candidate(Metadata metadata, ClusterSpec spec, MapNode written) {
    /** Whether the user wrote something at {@code path}, rather than getting a default. */
    public boolean wrote(String path) {
        return written.find(SpecPath.of(path)).filter(node -> !node.isNothing()).isPresent();
    }

    /** The first of these paths that the user wrote, to point at the most likely cause; {@code otherwise} if none. */
    public String firstWritten(String otherwise, String... paths) {
        return Arrays.stream(paths).filter(this::wrote).findFirst().orElse(otherwise);
    }
}
