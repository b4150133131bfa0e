package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.secret.SecretChange;
import java.time.Duration;
import java.util.List;

/**
 * What starting came to.
 *
 * @param state what runs, and where it listens
 * @param took from the beginning until the exporter showed every server
 * @param changes where the servers are not as planned, a sentence each
 * @param pendingRestart parameters that wait for the next start
 * @param secrets what became of each secret
 */
public record EmbeddedReport(
        EmbeddedState state,
        Duration took,
        List<String> changes,
        List<String> pendingRestart,
        List<SecretChange> secrets) {
    /** Keeps unmodifiable copies. */
    public EmbeddedReport {
        changes = List.copyOf(changes);
        pendingRestart = List.copyOf(pendingRestart);
        secrets = List.copyOf(secrets);
    }
}
