package io.pgcluster.operate.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What the last {@code up} from this directory noted.
 *
 * @param cluster the id of the cluster that it brought up; empty if it did not know one
 * @param members its database nodes
 * @param secrets files of the secrets directory that clients depend on
 */
public record LastUp(Optional<String> cluster, List<String> members, List<String> secrets) {
    /** Keeps unmodifiable copies. */
    public LastUp {
        members = List.copyOf(members);
        secrets = List.copyOf(secrets);
    }
}
