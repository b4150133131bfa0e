package io.pgcluster.exporter.source.pgbackrest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.SourceException;
import io.pgcluster.exporter.source.status.Malformed;
import io.pgcluster.exporter.source.status.StrictJson;
import io.pgcluster.exporter.time.Deadline;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Backups of all stanzas of one pgBackRest. */
public final class PgbackrestSource implements Source {
    private static final Descriptor STATUS =
            Descriptor.gauge("pgbackrest_exporter_status", "Whether pgBackRest told what it knows.", "stanza");
    private static final Descriptor VERSION =
            Descriptor.gauge("pgbackrest_version_info", "Version of pgBackRest as one number, 2.45 as 2045000.");
    private static final String ALL = "all-stanzas";
    private static final String ALL_BUT = "all-stanzas-except-excluded";
    private static final int MAX_STANZAS = 100;

    private final InfoReader reader;
    private final PgbackrestOptions options;
    private final Map<String, String> labels;
    private final Clock clock;
    private final Optional<DatabaseCounts> counts;

    /**
     * Reads nothing yet.
     *
     * @param labels that all samples get
     * @param clock what ages are measured with; its zone is that of the times in labels
     */
    public PgbackrestSource(InfoReader reader, PgbackrestOptions options, Map<String, String> labels, Clock clock) {
        this.reader = reader;
        this.options = options;
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        this.clock = clock;
        this.counts = options.databases() && reader instanceof InfoReader.FromCommand command
                ? Optional.of(new DatabaseCounts(command))
                : Optional.empty();
    }

    /** All families that it can have. */
    public static List<Descriptor> families() {
        return Stream.of(
                        Stream.of(STATUS, VERSION),
                        StanzaSamples.families(),
                        BackupSamples.families(),
                        LastBackupSamples.families())
                .flatMap(families -> families)
                .toList();
    }

    @Override
    public String name() {
        return "pgbackrest";
    }

    @Override
    public Map<String, String> labels() {
        return labels;
    }

    @Override
    public Optional<Duration> timeToLive() {
        return Optional.of(options.timeToLive());
    }

    @Override
    public void collect(Deadline deadline, MetricSink sink) throws SourceException, InterruptedException {
        boolean told = false;
        Malformed malformed = new Malformed();
        try {
            List<Stanza> stanzas = stanzas(deadline, malformed);
            for (Stanza stanza : stanzas) {
                new StanzaSamples(stanza, sink).all(options.walNames());
                new BackupSamples(stanza, clock.getZone(), sink).all();
                new LastBackupSamples(stanza, clock.instant(), sink).all();
            }
            // No stanza yet is an answer; nothing but malformed ones is not.
            told = !stanzas.isEmpty() || malformed.count() == 0;
            reader.version(deadline).ifPresent(version -> sink.sample(VERSION, List.of(), version));
            databases(stanzas, deadline, sink);
        } catch (IOException e) {
            throw new SourceException("pgBackRest: " + Reason.of(e), e);
        } finally {
            status(told, sink);
            malformed.report(sink);
        }
    }

    private void status(boolean told, MetricSink sink) {
        List<String> which =
                options.include().isEmpty() ? List.of(options.exclude().isEmpty() ? ALL : ALL_BUT) : options.include();
        which.forEach(stanza -> sink.sample(STATUS, List.of(stanza), told ? 1 : 0));
    }

    private List<Stanza> stanzas(Deadline deadline, Malformed malformed) throws IOException, InterruptedException {
        JsonNode root = StrictJson.parse(reader.info(deadline), reader.origin());
        if (!root.isArray()) {
            throw new IOException(reader.origin()
                    + ": found no list of stanzas, expected the output of \"pgbackrest info --output=json\"");
        }
        List<Stanza> stanzas = new ArrayList<>();
        for (int i = 0; i < Math.min(root.size(), MAX_STANZAS); i++) {
            Stanza stanza = Stanza.of(root.get(i), "info[" + i + "]", malformed);
            if (!stanza.name().isEmpty() && options.selects(stanza.name())) {
                stanzas.add(stanza);
            }
        }
        malformed.leftOut(Math.max(0, root.size() - MAX_STANZAS));
        return stanzas;
    }

    private void databases(List<Stanza> stanzas, Deadline deadline, MetricSink sink)
            throws IOException, InterruptedException {
        if (counts.isEmpty()) {
            return;
        }
        counts.get().begin();
        for (Stanza stanza : stanzas) {
            lastDatabases(counts.get(), stanza, deadline, sink);
            allDatabases(counts.get(), stanza, deadline, sink);
        }
    }

    private void lastDatabases(DatabaseCounts known, Stanza stanza, Deadline deadline, MetricSink sink)
            throws IOException, InterruptedException {
        LastBackupSamples samples = new LastBackupSamples(stanza, clock.instant(), sink);
        for (BackupType type : BackupType.values()) {
            Optional<Backup> last = samples.last(type);
            if (last.isPresent()) {
                known.of(stanza, last.get(), deadline).ifPresent(number -> samples.databases(type, last.get(), number));
            }
        }
    }

    private void allDatabases(DatabaseCounts known, Stanza stanza, Deadline deadline, MetricSink sink)
            throws IOException, InterruptedException {
        BackupSamples samples = new BackupSamples(stanza, clock.getZone(), sink);
        for (Backup backup : stanza.backups()) {
            OptionalInt number = known.of(stanza, backup, deadline);
            number.ifPresent(count -> samples.databases(backup, count));
        }
    }
}
