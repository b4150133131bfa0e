package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Applicability;
import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.Origin;
import io.pgcluster.exporter.collector.Scope;
import io.pgcluster.exporter.collector.WhenMissing;
import io.pgcluster.exporter.metric.Buckets;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.DropReason;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.server.ServerFacts;
import io.pgcluster.exporter.server.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Another collector, whose families begin with a prefix other than {@code pg}. */
record PrefixedCollector(Collector inner, String prefix) implements Collector {
    private static final String STANDARD = "pg_";

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public boolean onByDefault() {
        return inner.onByDefault();
    }

    @Override
    public boolean onForCompatibility() {
        return inner.onForCompatibility();
    }

    @Override
    public Scope scope() {
        return inner.scope();
    }

    @Override
    public Optional<Duration> timeToLive() {
        return inner.timeToLive();
    }

    @Override
    public Optional<Duration> timeout() {
        return inner.timeout();
    }

    @Override
    public Origin origin() {
        return inner.origin();
    }

    @Override
    public WhenMissing whenMissing() {
        return inner.whenMissing();
    }

    @Override
    public Applicability appliesTo(ServerFacts facts) {
        return inner.appliesTo(facts);
    }

    @Override
    public void collect(Session session, MetricSink sink) throws SQLException {
        inner.collect(session, new MetricSink() {
            @Override
            public void sample(Descriptor family, List<String> labelValues, double value) {
                sink.sample(renamed(family), labelValues, value);
            }

            @Override
            public void histogram(Descriptor family, List<String> labelValues, Buckets value) {
                sink.histogram(renamed(family), labelValues, value);
            }

            @Override
            public void dropped(DropReason reason, long count) {
                sink.dropped(reason, count);
            }

            @Override
            public void dropped(DropReason reason, long count, String what) {
                sink.dropped(reason, count, what);
            }
        });
    }

    private Descriptor renamed(Descriptor family) {
        return family.name().startsWith(STANDARD)
                ? new Descriptor(
                        prefix + "_" + family.name().substring(STANDARD.length()),
                        family.type(),
                        family.help(),
                        family.labels())
                : family;
    }
}
