package io.pgcluster.operate.engine.embedded;

import io.pgcluster.embedded.ServerProcesses;
import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Processes of a command that was killed in the middle of its work: programs that still make a server, servers that just start. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final EmbeddedFiles files;

    Leftovers(EmbeddedFiles files) {
        this.files = files;
    }

    /** Ends programs that make, start or stop a server. To be called with the cluster locked, since another command may be running them. */
    void endTools() {
        end(() -> ServerProcesses.tools(files.members()));
    }

    /** Ends servers that could not be stopped by their directory: they had not written there yet, or it is gone. */
    void endServers() {
        end(() -> ServerProcesses.servers(files.members()));
    }

    private void end(Supplier<List<ProcessHandle>> processes) {
        processes.get().forEach(ProcessHandle::destroy);
        if (!Await.until(GRACE, POLL_INTERVAL, () -> processes.get().isEmpty())) {
            processes.get().forEach(ProcessHandle::destroyForcibly);
        }
        if (!Await.until(GRACE, POLL_INTERVAL, () -> processes.get().isEmpty())) {
            throw new FailedException("these processes did not end: "
                    + processes.get().stream().map(ProcessHandle::pid).toList());
        }
    }
}
