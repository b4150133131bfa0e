package io.pgcluster.exporter.collector.builtin;

import io.pgcluster.exporter.OwnFamilies;
import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricType;
import io.pgcluster.exporter.scrape.ScrapeFamilies;
import io.pgcluster.exporter.source.backup.BackupRunSource;
import io.pgcluster.exporter.source.patroni.PatroniSource;
import io.pgcluster.exporter.source.pgbackrest.PgbackrestSource;
import io.pgcluster.exporter.source.pgbouncer.PgbouncerSource;
import io.pgcluster.exporter.source.volume.VolumeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The families that no collector file defines. */
final class OtherFamilies {
    /**
     * Families of one source.
     *
     * @param name the heading on the page
     * @param facts what they are of and when they are there
     */
    record Section(String name, String facts, List<Descriptor> families) {}

    private OtherFamilies() {}

    static List<Section> sections() {
        return List.of(
                new Section(
                        "scrape",
                        "Always there, for each server; the two of a collector also for each source other than a server.",
                        ScrapeFamilies.ofEachServer()),
                new Section("exporter", "Always there, once: the exporter itself.", OwnFamilies.all()),
                new Section(
                        "patroni",
                        "Where members are discovered through Patroni. First those of the cluster as a whole; then what each member shows"
                                + " under `/metrics`, passed on name by name, here of Patroni 4.1.5, and `patroni_master` of releases before 4.",
                        Stream.concat(PatroniSource.families().stream(), patroni().stream())
                                .toList()),
                new Section(
                        "pgbouncer",
                        "From the consoles of poolers, where there are some. A family is left out where a pooler's version lacks it.",
                        PgbouncerSource.families()),
                new Section(
                        "pgbouncer_other_names",
                        "The same where `compatibility` is on: names of earlier releases of pgbouncer_exporter and of other exporters.",
                        PgbouncerSource.familiesOfOtherNames()),
                new Section("volume", "Of volumes that are configured, read again after 30s.", VolumeSource.families()),
                new Section(
                        "pgbackrest",
                        "From `pgbackrest info`, where backups are configured; the families of pgbackrest_exporter 0.23.0.",
                        PgbackrestSource.families()),
                new Section(
                        "backup_runs",
                        "From the status directory of a backup host (`--pgbackrest.status-directory`), in each scrape.",
                        BackupRunSource.families()));
    }

    /** As {@code patroni/api.py} of that release writes them. */
    private static List<Descriptor> patroni() {
        try (InputStream in =
                Objects.requireNonNull(OtherFamilies.class.getResourceAsStream("/patroni/families-4.1.5.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Descriptor(
                            fields[0],
                            MetricType.valueOf(fields[1].toUpperCase(Locale.ROOT)),
                            fields[2],
                            List.of("scope", "name", "server")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
