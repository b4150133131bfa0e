package io.pgcluster.operate.engine.embedded;

import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.operation.ClientGuide;
import io.pgcluster.operate.operation.ProgressListener;
import io.pgcluster.operate.operation.Site;
import io.pgcluster.operate.operation.UpOptions;
import io.pgcluster.operate.operation.UpReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code up}: starts the servers, and says what runs, what it is not, and how to use it. */
final class EmbeddedUp {
    private final Site site;
    private final EmbeddedFiles files;

    EmbeddedUp(Site site, EmbeddedFiles files) {
        this.site = site;
        this.files = files;
    }

    UpReport run(UpOptions options, ProgressListener progress) {
        requireThisHost();
        // Without an option Java's heap may grow to a quarter of the machine's memory, or of the container's it runs
        // in.
        EmbeddedOptions own =
                new EmbeddedOptions(options.demo(), Runtime.getRuntime().maxMemory());
        EmbeddedReport report = new EmbeddedStart(
                        site.plan(),
                        files,
                        new EmbeddedPrograms(site.installation()),
                        own,
                        options.interruption(),
                        progress::step)
                .run();
        return new UpReport(
                Optional.empty(),
                report.took(),
                List.of(),
                List.of(),
                List.of(),
                report.changes(),
                report.pendingRestart(),
                omitted(),
                clients(report.state()),
                report.secrets(),
                Optional.of(files.root()));
    }

    /** Its servers listen on the loopback address alone, so that is where every client of theirs is. */
    private void requireThisHost() {
        AllowedClients clients = site.plan().clients();
        if (clients.isRestricted() && !clients.namesLoopback()) {
            throw new RefusedException(
                    "the embedded engine listens on 127.0.0.1 only, which spec.security.allowedClients does not admit",
                    "add 127.0.0.1/32 to the list and publish on 127.0.0.1, or choose another --engine");
        }
    }

    /** What containers would bring and processes do not. */
    private List<String> omitted() {
        List<String> parts = new ArrayList<>(List.of("failover"));
        if (site.plan().cluster().spec().pooling().enabled()) {
            parts.add("pooler");
        }
        if (site.plan().cluster().spec().backup().enabled()) {
            parts.add("backups");
        }
        return parts;
    }

    private ClientGuide clients(EmbeddedState state) {
        EmbeddedAccess access = new EmbeddedAccess(files);
        List<ClientGuide.Address> addresses = state.members().stream()
                .map(member -> new ClientGuide.Address(
                        Optional.of(member.name()),
                        member.equals(state.primary()) ? "read-write" : "read-only",
                        EmbeddedAccess.ADDRESS,
                        member.port(),
                        access.url(member.port(), state.database())))
                .toList();
        int port = state.primary().port();
        return new ClientGuide(
                addresses,
                List.of(new ClientGuide.ConnectionText(
                        "read-write",
                        access.url(port, state.database()),
                        access.libpq(port, state.database(), state.user()))),
                state.user(),
                files.password(state.user()),
                files.trust(),
                true,
                false,
                Optional.of(state.metrics()),
                Optional.of(state.page()),
                List.of());
    }
}
