package io.pgcluster.exporter.source.pgbouncer;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One PgBouncer. Its user has to be in {@code stats_users} or {@code admin_users}. */
public final class PgbouncerSource implements Source, AutoCloseable {
    private static final Descriptor UP = Descriptor.gauge("pgbouncer_up", "Whether the pooler told everything.");

    private final Dsn dsn;
    private final Map<String, String> labels;
    private final Console console;
    private final boolean otherNames;

    /**
     * Opens nothing yet.
     *
     * @param dsn of the console; its database is replaced by {@code pgbouncer}
     * @param labels that all samples get: {@code cluster}, and {@code pooler} where there are several
     */
    public PgbouncerSource(Dsn dsn, Map<String, String> labels) {
        this(dsn, labels, false);
    }

    /** Of which {@code otherNames} are shown too, if it is true: those of earlier releases and of other exporters. */
    public PgbouncerSource(Dsn dsn, Map<String, String> labels, boolean otherNames) {
        this.dsn = dsn;
        this.otherNames = otherNames;
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.console = new Console(dsn);
    }

    /** All it may show; how many depends on the pooler's version. */
    public static List<Descriptor> families() {
        return Stream.concat(Stream.of(UP), ConsoleSamples.families().stream()).toList();
    }

    /** What it also shows where other names are asked for. */
    public static List<Descriptor> familiesOfOtherNames() {
        return OtherNames.families();
    }

    @Override
    public String name() {
        return "pgbouncer";
    }

    @Override
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public void collect(Deadline deadline, MetricSink sink) throws SourceException {
        boolean up = false;
        try {
            ConsoleSamples samples = new ConsoleSamples(console, otherNames, deadline, sink);
            samples.required();
            samples.optional();
            up = true;
        } catch (IOException e) {
            throw new SourceException("PgBouncer at " + dsn.address() + ": " + explained(e), e);
        } finally {
            if (!up) {
                console.close();
            }
            sink.sample(UP, List.of(), up ? 1 : 0);
        }
    }

    private String explained(IOException failure) {
        String hint = failure instanceof ConsoleException ? " (is \"" + dsn.user() + "\" in its stats_users?)" : "";
        return Reason.of(failure) + hint;
    }

    @Override
    public void close() {
        console.close();
    }
}
