package io.pgcluster.exporter.source.patroni;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.patroni.PatroniCluster;
import io.pgcluster.exporter.patroni.PatroniMember;
import java.util.List;

/** What is known only of the cluster as a whole: who its members are, which role each has, how far each lags. */
final class ClusterSamples {
    private static final Descriptor UP =
            Descriptor.gauge("patroni_up", "Whether the REST API of this member answered with its metrics.", "server");
    private static final Descriptor MEMBERS =
            Descriptor.gauge("patroni_cluster_members", "Members of the cluster.", "scope");
    private static final Descriptor INFO = Descriptor.gauge(
            "patroni_cluster_member_info",
            "Role and state of a member as the cluster sees them.",
            "scope",
            "server",
            "role",
            "state");
    private static final Descriptor TIMELINE =
            Descriptor.gauge("patroni_cluster_member_timeline", "Timeline of a member.", "scope", "server");
    private static final Descriptor LAG = Descriptor.gauge(
            "patroni_cluster_member_lag_bytes", "How far a member is behind the leader; the leader has none.",
            "scope", "server");
    private static final Descriptor SWITCHOVERS = Descriptor.counter(
            "patroni_history_switchovers_total",
            "Switchovers and failovers since the cluster was created: its changes of timeline.",
            "scope");

    private final PatroniCluster cluster;
    private final MetricSink sink;

    ClusterSamples(PatroniCluster cluster, MetricSink sink) {
        this.cluster = cluster;
        this.sink = sink;
    }

    static List<Descriptor> families() {
        return List.of(UP, MEMBERS, INFO, TIMELINE, LAG, SWITCHOVERS);
    }

    void members() {
        sink.sample(MEMBERS, List.of(cluster.scope()), cluster.members().size());
        cluster.members().forEach(this::member);
    }

    private void member(PatroniMember member) {
        List<String> labels = List.of(cluster.scope(), member.name());
        sink.sample(INFO, List.of(cluster.scope(), member.name(), member.role(), member.state()), 1);
        member.timeline().ifPresent(timeline -> sink.sample(TIMELINE, labels, (double) timeline));
        member.lag().ifPresent(lag -> sink.sample(LAG, labels, (double) lag));
    }

    static void up(PatroniMember member, boolean up, MetricSink sink) {
        sink.sample(UP, List.of(member.name()), up ? 1 : 0);
    }

    void switchovers(long number) {
        sink.sample(SWITCHOVERS, List.of(cluster.scope()), (double) number);
    }
}
