package io.pgcluster.exporter.source.pgbackrest;

import io.pgcluster.exporter.metric.Descriptor;
import io.pgcluster.exporter.metric.MetricSink;
import java.util.List;
import java.util.stream.Stream;

/**
 * The families that tell the same of a backup, whether it is shown as one of all or as the last of its type.
 *
 * @param size bytes of the database, uncompressed
 * @param delta bytes of it that were copied
 * @param repoSize bytes that a restore needs, compressed
 * @param repoDelta bytes of the backup's own files, compressed
 * @param repoSizeMap bytes of the block incremental map
 * @param repoDeltaMap bytes of the block incremental delta map
 * @param error whether pages with a wrong checksum were found
 * @param annotations how many there are
 */
record BackupMeasures(
        Descriptor size,
        Descriptor delta,
        Descriptor repoSize,
        Descriptor repoDelta,
        Descriptor repoSizeMap,
        Descriptor repoDeltaMap,
        Descriptor error,
        Descriptor annotations) {
    Stream<Descriptor> families() {
        return Stream.of(size, delta, repoSize, repoDelta, repoSizeMap, repoDeltaMap, error, annotations);
    }

    void show(Backup backup, List<String> labels, MetricSink sink) {
        Backup.Sizes sizes = backup.sizes();
        sink.sample(size, labels, (double) sizes.size());
        sink.sample(delta, labels, (double) sizes.delta());
        sink.sample(repoSize, labels, (double) sizes.repoSize());
        sink.sample(repoDelta, labels, (double) sizes.repoDelta());
        sink.sample(repoSizeMap, labels, (double) sizes.repoSizeMap());
        sink.sample(repoDeltaMap, labels, (double) sizes.repoDeltaMap());
        sink.sample(error, labels, backup.error() ? 1 : 0);
        sink.sample(annotations, labels, backup.annotations());
    }
}
