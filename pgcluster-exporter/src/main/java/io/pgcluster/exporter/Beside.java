package io.pgcluster.exporter;

import io.pgcluster.exporter.config.Connections;
import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.config.PatroniConfig;
import io.pgcluster.exporter.config.PgBackRestConfig;
import io.pgcluster.exporter.config.PgBouncerConfig;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.pgbackrest.InfoReader;
import io.pgcluster.exporter.source.pgbackrest.PgbackrestOptions;
import io.pgcluster.exporter.source.pgbackrest.PgbackrestSource;
import io.pgcluster.exporter.source.pgbouncer.PgbouncerSource;
import io.pgcluster.exporter.source.volume.Volume;
import io.pgcluster.exporter.source.volume.VolumeSource;
import io.pgcluster.model.value.TimeSpan;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is watched beside the listed servers: members that Patroni names, poolers, backup repositories, volumes. */
final class Beside implements AutoCloseable {
    private static final Duration BACKUP_INTERVAL = Duration.ofMinutes(5);
    private static final Duration VOLUME_LIMIT = Duration.ofSeconds(2);

    private final List<Source> sources;
    private final List<PgbouncerSource> poolers;
    private final Optional<Members> members;

    private Beside(List<Source> sources, List<PgbouncerSource> poolers, Optional<Members> members) {
        this.sources = List.copyOf(sources);
        this.poolers = List.copyOf(poolers);
        this.members = members;
    }

    /** What {@code setup} asks for; Patroni is asked from now on, in the background. */
    static Beside of(Setup setup, Map<String, String> environment) {
        ExporterConfig config = setup.config();
        Connections connections = new Connections(environment, config.limits());
        List<PgbouncerSource> poolers = config.pgbouncer().stream()
                .map(pooler -> pooler(pooler, connections, config.labels()))
                .toList();
        Optional<PatroniConfig> patroni = config.discovery().patroni();
        Optional<Members> members = patroni.map(found -> Members.start(found, setup.targets()));
        List<Source> sources = new ArrayList<>(poolers);
        members.ifPresent(found -> sources.add(found.source(config.labels())));
        config.pgbackrest().forEach(repository -> sources.add(repository(repository, config.labels())));
        if (!config.volumes().isEmpty()) {
            sources.add(new VolumeSource(
                    config.volumes().stream()
                            .map(volume -> new Volume(volume.name(), Path.of(volume.path())))
                            .toList(),
                    config.labels(),
                    VOLUME_LIMIT));
        }
        return new Beside(sources, poolers, members);
    }

    private static PgbouncerSource pooler(PgBouncerConfig pooler, Connections connections, Map<String, String> common) {
        Dsn dsn = connections.to(pooler);
        Map<String, String> labels = new LinkedHashMap<>(common);
        labels.put("server", pooler.name().orElse(dsn.address()));
        return new PgbouncerSource(dsn, labels);
    }

    private static Source repository(PgBackRestConfig repository, Map<String, String> labels) {
        List<String> command = new ArrayList<>(repository.command().orElse(List.of("pgbackrest")));
        repository.config().ifPresent(file -> command.add("--config=" + file));
        InfoReader reader = repository
                .jsonFile()
                .<InfoReader>map(file -> new InfoReader.FromFile(Path.of(file)))
                .orElseGet(() -> InfoReader.FromCommand.of(command));
        PgbackrestOptions options = new PgbackrestOptions(
                repository.stanza().stream().toList(),
                List.of(),
                false,
                false,
                repository.interval().map(TimeSpan::duration).orElse(BACKUP_INTERVAL));
        return new PgbackrestSource(reader, options, labels, Clock.systemUTC());
    }

    /** The members that are known at the moment; asks nobody. */
    List<Target> members() {
        return members.map(Members::targets).orElse(List.of());
    }

    List<Source> sources() {
        return sources;
    }

    @Override
    public void close() {
        members.ifPresent(Members::close);
        poolers.forEach(PgbouncerSource::close);
    }
}
