package io.pgcluster.operate.engine.docker;

import io.pgcluster.operate.program.Outcome;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.target.compose.ComposeNames;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patroni's keys of a cluster in its consensus store. */
final class StoredKeys {
    private final Plan plan;
    private final Docker docker;
    private final ContainerNames names;

    StoredKeys(Plan plan, Docker docker, ContainerNames names) {
        this.plan = plan;
        this.docker = docker;
        this.names = names;
    }

    /** Removes them through the first member of the store that does it. */
    void remove(Duration limit) {
        @Nullable Outcome last = null;
        for (StoreMember member : plan.topology().consensus()) {
            last = docker.exec(names.container(member.name()), "", limit, line -> {}, command(member));
            if (last.succeeded()) {
                return;
            }
        }
        if (last != null) {
            last.orThrow();
        }
    }

    private List<String> command(StoreMember member) {
        return List.of(
                "etcdctl",
                "--endpoints=https://127.0.0.1:" + member.clientPort(),
                "--cacert=" + ComposeNames.tls(Authority.CONTROL.certificateFile()),
                "--cert=" + ComposeNames.tls("server.crt"),
                "--key=" + ComposeNames.tls("server.key"),
                "--command-timeout=10s",
                "del",
                "--prefix",
                ComposeNames.CONSENSUS_NAMESPACE + plan.name() + "/");
    }
}
