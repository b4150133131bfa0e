package io.pgcluster.exporter;

import io.pgcluster.exporter.config.Connections;
import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.config.PatroniConfig;
import io.pgcluster.exporter.config.PgBackRestConfig;
import io.pgcluster.exporter.config.PgBouncerConfig;
import io.pgcluster.exporter.config.VolumeConfig;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.source.Source;
import io.pgcluster.exporter.source.backup.BackupRunSource;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is watched in addition to the listed servers: members that Patroni names, poolers, backup repositories, volumes. */
final class AuxiliarySources implements AutoCloseable {
    private static final Duration BACKUP_INTERVAL = Duration.ofMinutes(5);
    private static final Duration VOLUME_LIMIT = Duration.ofSeconds(2);

    private final Map<List<Object>, Source> sources;
    private final Optional<Members> members;

    private AuxiliarySources(Map<List<Object>, Source> sources, Optional<Members> members) {
        this.sources = Collections.unmodifiableMap(sources);
        this.members = members;
    }

    /** Creates what {@code setup} asks for; members are read from Patroni in the background from now on. */
    static AuxiliarySources of(Setup setup, Map<String, String> environment) {
        return after(new AuxiliarySources(Map.of(), Optional.empty()), setup, environment);
    }

    /** The same for a changed configuration: unchanged sources are kept, with their connections and results. */
    AuxiliarySources reconfigured(Setup setup, Map<String, String> environment) {
        AuxiliarySources next = after(this, setup, environment);
        sources.values().stream()
                .filter(source -> !next.sources.containsValue(source))
                .forEach(AuxiliarySources::close);
        members.filter(old -> next.members.filter(old::equals).isEmpty()).ifPresent(Members::close);
        return next;
    }

    private static AuxiliarySources after(AuxiliarySources before, Setup setup, Map<String, String> environment) {
        ExporterConfig config = setup.config();
        Map<String, String> labels = config.labels();
        Connections connections = new Connections(environment, config.limits());
        Map<List<Object>, Source> poolers = new LinkedHashMap<>();
        Map<List<Object>, Source> others = new LinkedHashMap<>();
        config.pgbouncer()
                .forEach(pooler -> before.keepOrCreate(
                        poolers,
                        List.of(pooler, labels, connections.to(pooler), config.compatibility()),
                        () -> pooler(pooler, connections, labels, config.compatibility())));
        config.pgbackrest().forEach(repository -> {
            before.keepOrCreate(others, List.of(repository, labels), () -> repository(repository, labels));
            repository
                    .statusDirectory()
                    .map(Path::of)
                    .ifPresent(status -> before.keepOrCreate(
                            others,
                            List.of("runs", status, labels),
                            () -> new BackupRunSource(status, labels, Clock.systemUTC())));
        });
        if (!config.volumes().isEmpty()) {
            before.keepOrCreate(others, List.of(config.volumes(), labels), () -> volumes(config.volumes(), labels));
        }
        // Last, since it takes over members of the old configuration, and nothing may fail after that.
        Optional<Members> members =
                config.discovery().patroni().map(patroni -> before.members(patroni, setup.targets()));
        members.ifPresent(found -> {
            before.keepOrCreate(poolers, List.of("members", found, labels), () -> found.watch(labels));
            before.keepOrCreate(poolers, List.of("patroni", found, labels), () -> found.source(labels));
        });
        poolers.putAll(others);
        return new AuxiliarySources(poolers, members);
    }

    private void keepOrCreate(Map<List<Object>, Source> next, List<Object> key, Supplier<Source> made) {
        Source kept = sources.get(key);
        next.put(key, kept == null ? made.get() : kept);
    }

    private Members members(PatroniConfig patroni, Targets maker) {
        return members.map(before -> before.reconfigured(patroni, maker))
                .orElseGet(() -> Members.start(patroni, maker));
    }

    private static Source volumes(List<VolumeConfig> volumes, Map<String, String> labels) {
        return new VolumeSource(
                volumes.stream()
                        .map(volume -> new Volume(volume.name(), Path.of(volume.path())))
                        .toList(),
                labels,
                VOLUME_LIMIT);
    }

    private static PgbouncerSource pooler(
            PgBouncerConfig pooler, Connections connections, Map<String, String> common, boolean otherNames) {
        Dsn dsn = connections.to(pooler);
        Map<String, String> labels = new LinkedHashMap<>(common);
        labels.put("server", pooler.name().orElse(dsn.address()));
        return new PgbouncerSource(dsn, labels, otherNames);
    }

    private static Source repository(PgBackRestConfig repository, Map<String, String> labels) {
        List<String> command = new ArrayList<>(repository.command().orElse(List.of("pgbackrest")));
        repository.config().ifPresent(file -> command.add("--config=" + file));
        Optional<Path> status = repository.statusDirectory().map(Path::of);
        InfoReader reader = repository
                .jsonFile()
                .map(Path::of)
                .or(() -> status.map(directory -> directory.resolve(BackupRunSource.INFO_FILE)))
                .<InfoReader>map(InfoReader.FromFile::new)
                .orElseGet(() -> InfoReader.FromCommand.of(command));
        PgbackrestOptions options = new PgbackrestOptions(
                repository.stanza().stream().toList(),
                List.of(),
                false,
                false,
                repository
                        .interval()
                        .map(TimeSpan::duration)
                        .orElse(status.isPresent() ? Duration.ZERO : BACKUP_INTERVAL));
        return new PgbackrestSource(reader, options, labels, Clock.systemUTC());
    }

    /** The members that are known at the moment; sends no request. */
    List<Target> members() {
        return members.map(Members::targets).orElse(List.of());
    }

    List<Source> sources() {
        return List.copyOf(sources.values());
    }

    private static void close(Source source) {
        if (source instanceof PgbouncerSource pooler) {
            pooler.close();
        }
    }

    @Override
    public void close() {
        members.ifPresent(Members::close);
        sources.values().forEach(AuxiliarySources::close);
    }
}
