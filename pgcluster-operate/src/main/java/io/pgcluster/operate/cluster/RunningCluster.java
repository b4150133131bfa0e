package io.pgcluster.operate.cluster;

import io.pgcluster.operate.engine.Engine;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.DegradedException;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.operate.program.Conversation;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.ProgramException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.Paths;
import io.pgcluster.render.platform.Proxy;
import io.pgcluster.render.text.SqlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The containers of a cluster, and what is asked of them from inside: Patroni's REST API with the member's own certificate, and psql on
 * the local socket. Nothing of this needs a published port or a password.
 */
public final class RunningCluster {
    static final Duration QUICK = Duration.ofSeconds(6);
    private static final Duration SETTLE = Duration.ofSeconds(8);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String REST_LIMIT = "5";

    private final Plan plan;
    private final Engine engine;

    /** The cluster of {@code plan} as {@code engine} runs it. */
    public RunningCluster(Plan plan, Engine engine) {
        this.plan = plan;
        this.engine = engine;
    }

    /** What it was made from. */
    public Plan plan() {
        return plan;
    }

    /** What it runs on. */
    public Engine engine() {
        return engine;
    }

    /** The cluster as the first member that answers sees it; empty if none answers. */
    public Optional<ClusterView> view() {
        List<Member> members = plan.topology().members();
        Optional<ClusterView> first = viewOf(members.get(0).name());
        // At once, since each takes its whole limit while the consensus store does not answer.
        return first.isPresent()
                ? first
                : members.stream()
                        .skip(1)
                        .parallel()
                        .map(member -> viewOf(member.name()))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** The cluster as {@code member} sees it; empty if it does not answer. */
    public Optional<ClusterView> viewOf(String member) {
        return get(member, "/cluster").map(PatroniJson::cluster);
    }

    /** The cluster as the first member that answers sees it; refuses if it is stopped or nothing is known of it. */
    public ClusterView requireView() {
        Optional<ClusterView> view = view();
        return view.isPresent() ? view.get() : require(state());
    }

    /** The member that is primary now. */
    public String requirePrimary() {
        return requireView()
                .primary()
                .map(MemberView::name)
                .orElseThrow(() -> new DegradedException("there is no primary", "pgcluster status shows why"));
    }

    /** Whether it runs, as it is now. */
    public ClusterState state() {
        return new StateReader(this).read();
    }

    /** Whether it runs; waits a little until that is known, for parts may just be starting. */
    public ClusterState settledState() {
        long end = System.nanoTime() + SETTLE.toNanos();
        return Await.value(SETTLE.multipliedBy(2), POLL, () -> Optional.of(state())
                        .filter(state -> !(state instanceof ClusterState.Unknown) || System.nanoTime() >= end))
                .orElseGet(this::state);
    }

    /** Refuses an operation on a cluster of which nothing is known. */
    public RefusedException refusal(ClusterState.Unknown unknown) {
        return new RefusedException(
                "it is not known which member of " + plan.name() + " is primary, so nothing was done: "
                        + String.join("; ", unknown.reasons()),
                unknown.remedy());
    }

    private ClusterView require(ClusterState state) {
        if (state instanceof ClusterState.Running running) {
            return running.view();
        }
        if (state instanceof ClusterState.Unknown unknown) {
            throw refusal(unknown);
        }
        throw new RefusedException(plan.name() + " is not running", "pgcluster up starts it.");
    }

    /** Where {@code proxy} sends connections; nowhere if it does not answer. */
    ProxyView proxyView(String proxy) {
        String metrics = plan.topology().proxies().stream()
                .filter(one -> one.name().equals(proxy))
                .map(Proxy::metricsUrl)
                .findFirst()
                .orElseThrow();
        List<String> command = List.of("curl", "--fail", "--silent", "--max-time", REST_LIMIT, metrics);
        return ProxyView.parse(plan.topology().members().stream()
                .map(member -> ask(member.name(), command))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(""));
    }

    /** What {@code GET path} answers on a member; empty if it does not answer or refuses. */
    public Optional<String> get(String member, String path) {
        return ask(member, curl(List.of("--fail", "--max-time", REST_LIMIT), path));
    }

    /** What a command says in the container of {@code service}; empty if it fails. */
    Optional<String> ask(String service, List<String> command) {
        try {
            Outcome outcome = engine.exec(service, "", QUICK, command);
            return outcome.succeeded() ? Optional.of(outcome.out()) : Optional.empty();
        } catch (ProgramException e) {
            // It hangs or is gone: to who asks that is the same as no answer.
            return Optional.empty();
        }
    }

    /** Starts {@code POST path} on a member; it is sent when its body has been written and the input ended. */
    public PreparedRequest preparePost(String member, String path, Duration limit) {
        List<String> command = curl(
                List.of(
                        "--max-time",
                        String.valueOf(limit.toSeconds()),
                        "--write-out",
                        "\\n%{http_code}",
                        "--header",
                        "Content-Type: application/json",
                        "--data-binary",
                        "@-"),
                path);
        return new PreparedRequest(engine.converse(member, command));
    }

    /** Runs our own SQL as the superuser on a member and returns its rows, columns apart by {@code |}. */
    public List<String> sql(String member, String sql, Duration limit) {
        Outcome outcome = engine.exec(member, sql, limit, psql(Names.MAINTENANCE_DATABASE));
        return outcome.orThrow().out().lines().toList();
    }

    /** Starts psql as the superuser on a member, for our own statements. */
    public PsqlSession session(String member) {
        return new PsqlSession(engine.converse(member, psql(Names.MAINTENANCE_DATABASE)));
    }

    /** Starts psql on a pooler's console. */
    public PsqlSession console(String pooler) {
        return new PsqlSession(engine.converse(pooler, poolerPsql("-XAt")));
    }

    /** psql on a pooler's console, with {@code options} that say what it prints and what it asks. */
    List<String> poolerPsql(String... options) {
        List<String> command = new ArrayList<>(List.of(
                "psql",
                "-h",
                plan.platform().paths().poolerSocket(),
                "-p",
                String.valueOf(Ports.POOLER),
                "-U",
                Names.POOLER_ROLE,
                "-d",
                "pgbouncer"));
        command.addAll(List.of(options));
        return command;
    }

    /** Starts a program in the container of {@code service}. */
    Conversation converse(String service, List<String> command) {
        return engine.converse(service, command);
    }

    /** The parts that exist. */
    public List<Part> parts() {
        return List.copyOf(engine.parts().values());
    }

    private List<String> psql(String database) {
        return List.of(
                "env",
                "PGOPTIONS=" + SqlText.CATALOG_ONLY_OPTION,
                "psql",
                "-XAt",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                plan.platform().paths().socket(),
                "-U",
                Names.SUPERUSER,
                "-d",
                database);
    }

    private List<String> curl(List<String> options, String path) {
        Paths paths = plan.platform().paths();
        List<String> command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--cacert",
                paths.tls(Authority.CONTROL.certificateFile()),
                "--cert",
                paths.tls("control.crt"),
                "--key",
                paths.tls("control.key")));
        command.addAll(options);
        command.add("https://localhost:" + Ports.PATRONI + path);
        return command;
    }
}
