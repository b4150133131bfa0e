package io.pgcluster.exporter.source.patroni;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.patroni.PatroniAnswers;
import io.pgcluster.exporter.patroni.PatroniApi;
import io.pgcluster.exporter.patroni.PatroniClient;
import io.pgcluster.exporter.patroni.PatroniCluster;
import io.pgcluster.exporter.patroni.PatroniException;
import io.pgcluster.exporter.patroni.PatroniMember;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Patroni of one cluster. It is asked for the cluster first, then all members for their metrics at once: one that hangs takes nothing
 * away from the others, and shows in {@code patroni_up}.
 */
public final class PatroniSource implements Source {
    private final PatroniApi api;
    private final Map<String, String> labels;
    private volatile List<String> lastSeen;

    /**
     * Sends no request yet.
     *
     * @param labels that all samples get; those that tell members apart come on top
     */
    public PatroniSource(PatroniApi api, Map<String, String> labels) {
        this.api = api;
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.lastSeen = api.addresses().stream()
                .map(address -> String.valueOf(address.getHost()))
                .distinct()
                .toList();
    }

    /** Those of the cluster as a whole; what each member shows of itself is passed on as it is. */
    public static List<Descriptor> families() {
        return ClusterSamples.families();
    }

    @Override
    public String name() {
        return "patroni";
    }

    @Override
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public void collect(Deadline deadline, MetricSink sink) throws SourceException, InterruptedException {
        PatroniApi.Seen seen = seen(deadline, sink);
        ClusterSamples samples = new ClusterSamples(seen.cluster(), sink);
        samples.members();
        PatroniClient.Pending history = api.client().get(seen.through(), "history", deadline);
        Map<PatroniMember, PatroniClient.Pending> asked = ask(seen.cluster(), deadline);
        List<String> failures = new ArrayList<>();
        try {
            for (Map.Entry<PatroniMember, PatroniClient.Pending> entry : asked.entrySet()) {
                relay(entry.getKey(), entry.getValue(), samples, sink).ifPresent(failures::add);
            }
            samples.switchovers(PatroniAnswers.switchovers(api.client().await(history)));
        } catch (PatroniException e) {
            failures.add(String.valueOf(e.getMessage()));
        } finally {
            history.answer().cancel(true);
            asked.values().forEach(pending -> pending.answer().cancel(true));
        }
        if (!failures.isEmpty()) {
            throw new SourceException(String.join("; ", failures));
        }
    }

    private PatroniApi.Seen seen(Deadline deadline, MetricSink sink) throws SourceException, InterruptedException {
        try {
            PatroniApi.Seen seen = api.cluster(deadline);
            lastSeen =
                    seen.cluster().members().stream().map(PatroniMember::name).toList();
            return seen;
        } catch (PatroniException e) {
            ClusterSamples.noMemberAnswered(lastSeen, sink);
            throw new SourceException(String.valueOf(e.getMessage()), e);
        }
    }

    private Map<PatroniMember, PatroniClient.Pending> ask(PatroniCluster cluster, Deadline deadline) {
        Map<PatroniMember, PatroniClient.Pending> asked = new LinkedHashMap<>();
        for (PatroniMember member : cluster.members()) {
            Optional<URI> address = member.api();
            address.ifPresent(uri -> asked.put(member, api.client().get(uri, "metrics", deadline)));
        }
        return asked;
    }

    private Optional<String> relay(
            PatroniMember member, PatroniClient.Pending pending, ClusterSamples samples, MetricSink sink)
            throws InterruptedException {
        try {
            new MetricsRelay(member.name(), sink).relay(api.client().await(pending));
            samples.up(member, true);
            return Optional.empty();
        } catch (PatroniException e) {
            samples.up(member, false);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
