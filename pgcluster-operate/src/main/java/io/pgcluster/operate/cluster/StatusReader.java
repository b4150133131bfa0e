package io.pgcluster.operate.cluster;

import io.pgcluster.operate.secret.Expiry;
import io.pgcluster.operate.secret.SecretDirectory;
import io.pgcluster.operate.secret.SecretsRequest;
import io.pgcluster.render.plan.Plan;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the state of every part of a cluster and compares it with the plan. Changes nothing. */
public final class StatusReader {
    private final RunningCluster cluster;
    private final BundleDirectory bundle;
    private final InstantSource clock;

    /** Reads {@code cluster}, and the certificates of {@code bundle}. */
    public StatusReader(RunningCluster cluster, BundleDirectory bundle, InstantSource clock) {
        this.cluster = cluster;
        this.bundle = bundle;
        this.clock = clock;
    }

    /** Reads the status of every part. */
    public ClusterStatus read() {
        Plan plan = cluster.plan();
        ClusterState state = cluster.state();
        List<PartStatus> parts = new PartReader(cluster).read();
        Optional<Expiry> certificate = Expiry.first(new SecretDirectory(bundle.secrets()), SecretsRequest.of(plan));
        List<String> findings = new ArrayList<>(findings(state));
        parts.stream()
                .filter(part -> !part.healthy())
                .filter(part -> findings.stream().noneMatch(finding -> finding.startsWith(part.name() + " is ")))
                .forEach(part -> findings.add(part.name() + ": " + part.detail()));
        certificate
                .filter(one ->
                        !clock.instant().isBefore(one.end().minus(plan.secrets().renewBefore())))
                .ifPresent(one -> findings.add("certificate " + one.name() + " ends on " + one.day()
                        + ": renew it with pgcluster secrets, then pgcluster up"));
        return status(state, parts, certificate, findings);
    }

    private static ClusterStatus status(
            ClusterState state, List<PartStatus> parts, Optional<Expiry> certificate, List<String> findings) {
        Optional<ClusterView> view =
                state instanceof ClusterState.Running running ? Optional.of(running.view()) : Optional.empty();
        ClusterStatus.State kind = state instanceof ClusterState.Stopped
                ? ClusterStatus.State.STOPPED
                : view.isPresent() ? ClusterStatus.State.RUNNING : ClusterStatus.State.UNKNOWN;
        return new ClusterStatus(
                kind,
                view.map(ClusterView::members).orElse(List.of()).stream()
                        .map(MemberStatus::of)
                        .toList(),
                view.map(ClusterView::paused).orElse(false),
                parts,
                certificate,
                Optional.empty(),
                findings);
    }

    private List<String> findings(ClusterState state) {
        if (state instanceof ClusterState.Running running) {
            return findings(running.view());
        }
        if (state instanceof ClusterState.Unknown unknown) {
            List<String> findings = new ArrayList<>();
            findings.add("it is not known which member is primary, since Patroni cannot ask the consensus store; "
                    + unknown.remedy());
            findings.addAll(unknown.reasons());
            return findings;
        }
        return List.of("it is stopped: pgcluster up starts it");
    }

    private List<String> findings(ClusterView view) {
        List<String> findings = new ArrayList<>();
        if (view.paused()) {
            findings.add("Patroni is in maintenance mode (pause): nothing would be promoted");
        }
        if (view.primary().isEmpty()) {
            findings.add("there is no primary: writes fail");
        }
        cluster.plan().topology().members().stream()
                .filter(member -> view.member(member.name()).isEmpty())
                .forEach(member -> findings.add(member.name() + " is missing"));
        Optional<Long> timeline = view.primary().flatMap(MemberView::timeline);
        for (MemberView member : view.members()) {
            if (!member.isHealthy()) {
                findings.add(member.name() + " is " + member.state());
            } else if (timeline.isPresent() && !member.timeline().equals(timeline)) {
                findings.add(member.name() + " is on another timeline than the primary");
            }
            if (member.pendingRestart()) {
                findings.add(member.name() + " has settings that wait for a restart: pgcluster up restarts it");
            }
            long most = cluster.plan().replication().maximumLag().bytes();
            if (member.lagBytes().orElse(0L) > most) {
                findings.add(member.name() + " is " + member.lagBytes().get() + " bytes behind, more than " + most);
            }
        }
        int synchronous = cluster.plan().replication().synchronousReplicas();
        if (view.synchronousStandbys().size() < synchronous) {
            findings.add("there are " + view.synchronousStandbys().size() + " synchronous standbys, expected "
                    + synchronous);
        }
        return findings;
    }
}
