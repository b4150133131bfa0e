package io.pgcluster.operate.operation;

import io.pgcluster.operate.secret.SecretChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of bringing a cluster up.
 *
 * @param firstWrite from the start until a write succeeded, where that was waited for by itself
 * @param complete from the start until every member was there
 * @param restarted members that were restarted for settings
 * @param left members that were stopped since the specification has them no more
 * @param pruned volumes that were removed
 * @param notes what is not as planned or expected, a sentence each
 * @param pendingRestart parameters that wait for the next start
 * @param omitted what of the plan this engine leaves out
 * @param clients how clients connect
 * @param secrets what became of each secret
 * @param files where data and logs are, if they are on this machine
 */
public record UpReport(
        Optional<Duration> firstWrite,
        Duration complete,
        List<String> restarted,
        List<String> left,
        List<String> pruned,
        List<String> notes,
        List<String> pendingRestart,
        List<String> omitted,
        ClientGuide clients,
        List<SecretChange> secrets,
        Optional<Path> files) {
    /** Keeps unmodifiable copies. */
    public UpReport {
        restarted = List.copyOf(restarted);
        left = List.copyOf(left);
        pruned = List.copyOf(pruned);
        notes = List.copyOf(notes);
        pendingRestart = List.copyOf(pendingRestart);
        omitted = List.copyOf(omitted);
        secrets = List.copyOf(secrets);
    }
}
