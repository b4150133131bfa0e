package io.pgcluster.exporter;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.patroni.PatroniMember;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tells members that Patroni names from those that are watched because it named them earlier. Makes no request. */
final class MembersSource implements Source {
    private static final Descriptor NAMED = Descriptor.gauge(
            "pg_exporter_member_named",
            "Whether Patroni named this member when it was asked last (1), or the member is still watched because it was named earlier (0).",
            "server");

    private final Map<String, String> labels;
    private final Supplier<List<PatroniMember>> members;
    private final Supplier<List<String>> named;

    MembersSource(Map<String, String> labels, Supplier<List<PatroniMember>> members, Supplier<List<String>> named) {
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.members = members;
        this.named = named;
    }

    static List<Descriptor> families() {
        return List.of(NAMED);
    }

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public void collect(Deadline deadline, MetricSink sink) throws SourceException {
        List<String> now = named.get();
        members.get()
                .forEach(member -> sink.sample(NAMED, List.of(member.name()), now.contains(member.name()) ? 1 : 0));
        if (now.isEmpty()) {
            throw new SourceException("Patroni did not answer the last request; the members are those known before");
        }
    }
}
