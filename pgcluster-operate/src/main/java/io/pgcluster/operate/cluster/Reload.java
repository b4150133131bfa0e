package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.platform.Proxy;
import io.pgcluster.render.platform.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Has running parts read their files again, where those changed: new certificates, another configuration. No client is
 * disconnected at once; what a proxy keeps open in its old process ends within an hour.
 */
final class Reload {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration RESTART = Duration.ofMinutes(2);

    private final RunningCluster cluster;
    private final Consumer<String> step;

    Reload(RunningCluster cluster, Consumer<String> step) {
        this.cluster = cluster;
        this.step = step;
    }

    /** Reloads what {@code changes} touch. */
    void run(Changes changes) {
        Topology topology = cluster.plan().topology();
        if (changes.certificates()) {
            step.accept("reloading the servers' certificates");
            topology.members().stream().map(Member::name).forEach(this::reloadServer);
        }
        if (changes.certificates() || changes.poolers()) {
            step.accept("reloading the poolers");
            topology.poolers().stream().map(Pooler::name).forEach(this::reloadPooler);
        }
        if (changes.certificates() || changes.exporter()) {
            topology.exporter().ifPresent(exporter -> {
                step.accept("reloading the exporter");
                signal(exporter.name(), "HUP");
            });
        }
        reloadCompanions(changes.companions());
        if (changes.trust() || changes.proxy()) {
            step.accept("reloading the proxies");
            topology.proxies().stream().map(Proxy::name).forEach(this::reloadProxy);
        }
    }

    private void reloadCompanions(Set<String> changed) {
        for (CompanionPlan companion : cluster.plan().topology().companions()) {
            if (changed.contains(companion.name())) {
                step.accept("having " + companion.companion().title() + " read its configuration again");
                reload(companion);
            }
        }
    }

    /** Grafana and pgAdmin read theirs only when they start. */
    private void reload(CompanionPlan companion) {
        switch (companion.companion()) {
            case PROMETHEUS, ALERTMANAGER -> signal(companion.name(), "HUP");
            case GRAFANA, PGADMIN -> cluster.engine().restart(companion.name(), RESTART);
            case NODE_EXPORTER -> throw new IllegalArgumentException("node_exporter reads no file");
        }
    }

    private void reloadServer(String member) {
        cluster.sql(member, "SELECT pg_reload_conf()", ANSWER);
    }

    private void reloadPooler(String pooler) {
        List<String> rules = cluster.plan().platform().paths().poolerRulesCommand();
        if (!rules.isEmpty()) {
            cluster.engine().exec(pooler, "", ANSWER, rules).orThrow();
        }
        command(pooler, "RELOAD");
    }

    private void command(String pooler, String command) {
        try (PsqlSession console = cluster.console(pooler)) {
            Optional<PsqlSession.Result> result = console.execute(command, ANSWER);
            if (result.isEmpty() || !result.get().succeeded()) {
                throw new FailedException(pooler + " failed to execute " + command + ": "
                        + result.map(PsqlSession.Result::error).orElse("no answer"));
            }
        }
    }

    /**
     * Sessions stay with the old process, which no longer checks servers. Poolers leave it: a pause closes their connections, and hides
     * the moment in which the new process has not checked its servers yet.
     */
    private void reloadProxy(String proxy) {
        Optional<MemberView> primary = cluster.requireView().primary();
        if (primary.isEmpty()) {
            signal(proxy, "USR2");
            return;
        }
        MoveReport report = new Switchover(cluster, Switchover.PAUSE_LIMIT, step)
                .whilePaused(primary.get().name(), proxy, () -> signal(proxy, "USR2"));
        if (report.result() == MoveReport.Result.ABORTED) {
            step.accept("transactions are open, so the proxy reloads without a pause of the poolers");
            signal(proxy, "USR2");
            cluster.plan().topology().poolers().stream().map(Pooler::name).forEach(this::reconnect);
        }
    }

    /** Closes each connection to a server as the transaction on it ends; without an error for clients. */
    private void reconnect(String pooler) {
        command(pooler, "RECONNECT");
    }

    private void signal(String service, String signal) {
        cluster.engine().signal(service, signal, ANSWER);
    }
}
