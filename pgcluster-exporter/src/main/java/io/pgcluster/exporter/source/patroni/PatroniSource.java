package io.pgcluster.exporter.source.patroni;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.patroni.PatroniAnswers;
import io.pgcluster.exporter.patroni.PatroniApi;
import io.pgcluster.exporter.patroni.PatroniClient;
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
    private volatile List<PatroniMember> lastSeen;

    /**
     * Sends no request yet.
     *
     * @param labels that all samples get; those that tell members apart come on top
     */
    public PatroniSource(PatroniApi api, Map<String, String> labels) {
        this.api = api;
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.lastSeen = configured(api.addresses());
    }

    /** What is known of members before one has answered: each is called by its host. */
    private static List<PatroniMember> configured(List<URI> addresses) {
        Map<String, PatroniMember> members = new LinkedHashMap<>();
        for (URI address : addresses) {
            String host = String.valueOf(address.getHost());
            members.putIfAbsent(host, PatroniMember.at(host, address));
        }
        return List.copyOf(members.values());
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
        List<String> failures = relay(seen.cluster().members(), deadline, sink);
        try {
            samples.switchovers(PatroniAnswers.switchovers(api.client().await(history)));
        } catch (PatroniException e) {
            failures.add(String.valueOf(e.getMessage()));
        } finally {
            history.answer().cancel(true);
        }
        if (!failures.isEmpty()) {
            throw new SourceException(String.join("; ", failures));
        }
    }

    /**
     * The cluster. Members read it from the consensus store, and cannot tell it while that is lost; of themselves they still can, so those
     * that were seen last are asked then, within the other half of the time.
     */
    private PatroniApi.Seen seen(Deadline deadline, MetricSink sink) throws SourceException, InterruptedException {
        try {
            PatroniApi.Seen seen =
                    api.cluster(deadline.atMost(deadline.remaining().dividedBy(2)));
            lastSeen = seen.cluster().members();
            return seen;
        } catch (PatroniException e) {
            List<String> failures = relay(lastSeen, deadline, sink);
            failures.add(0, String.valueOf(e.getMessage()));
            throw new SourceException(String.join("; ", failures), e);
        }
    }

    /** What each member says of itself; why others do not. */
    private List<String> relay(List<PatroniMember> members, Deadline deadline, MetricSink sink)
            throws InterruptedException {
        Map<PatroniMember, PatroniClient.Pending> asked = ask(members, deadline);
        List<String> failures = new ArrayList<>();
        try {
            for (PatroniMember member : members) {
                PatroniClient.Pending pending = asked.get(member);
                if (pending == null) {
                    ClusterSamples.up(member, false, sink);
                } else {
                    relay(member, pending, sink).ifPresent(failures::add);
                }
            }
        } finally {
            asked.values().forEach(pending -> pending.answer().cancel(true));
        }
        return failures;
    }

    private Map<PatroniMember, PatroniClient.Pending> ask(List<PatroniMember> members, Deadline deadline) {
        Map<PatroniMember, PatroniClient.Pending> asked = new LinkedHashMap<>();
        for (PatroniMember member : members) {
            Optional<URI> address = member.api();
            address.ifPresent(uri -> asked.put(member, api.client().get(uri, "metrics", deadline)));
        }
        return asked;
    }

    private Optional<String> relay(PatroniMember member, PatroniClient.Pending pending, MetricSink sink)
            throws InterruptedException {
        try {
            new MetricsRelay(member.name(), sink).relay(api.client().await(pending));
            ClusterSamples.up(member, true, sink);
            return Optional.empty();
        } catch (PatroniException e) {
            ClusterSamples.up(member, false, sink);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
