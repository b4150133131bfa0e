package io.pgcluster.cli.cluster;

import io.pgcluster.cli.secret.SecretChange;
import java.util.List;

/**
 * What is new since the bundle was brought up last.
 *
 * @param files paths in the bundle that were written or removed
 * @param secrets what became of the secrets
 */
public record Changes(List<String> files, List<SecretChange> secrets) {
    /** Keeps unmodifiable copies. */
    public Changes {
        files = List.copyOf(files);
        secrets = List.copyOf(secrets);
    }

    /** Whether a file changed below a directory called {@code directory}. */
    boolean touches(String directory) {
        return files.stream().anyMatch(file -> file.contains("/" + directory + "/"));
    }

    /** Whether any certificate or trust changed. */
    boolean certificates() {
        return secrets.stream()
                .anyMatch(change ->
                        change.kind() != SecretChange.Kind.PASSWORD && change.action() != SecretChange.Action.KEPT);
    }
}
