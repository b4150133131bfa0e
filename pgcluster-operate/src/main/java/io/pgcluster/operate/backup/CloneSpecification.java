package io.pgcluster.operate.backup;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.problem.SpecPath;
import io.pgcluster.model.spec.BackupCopySpec;
import io.pgcluster.model.spec.BackupSpec;
import io.pgcluster.model.spec.BackupStorageSpec;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Companion;
import io.pgcluster.model.spec.PublishSpec;
import io.pgcluster.model.spec.StorageType;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.Plan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The specification of a new cluster next to another one: the same but for its name, the ports that it publishes, and the path of its
 * backups in an object store, where two clusters must not write to one place.
 *
 * @param text the specification as an operator reads it, with the comments of the other one
 * @param cluster the same, resolved
 */
public record CloneSpecification(String text, Cluster cluster) {
    private static final int PORT_STEP = 100;
    private static final int MAX_PORT = 65_535;
    private static final SpecPath PUBLISH = SpecPath.of("spec.network.publish");
    private static final SpecPath BACKUP = SpecPath.of("spec.backup");

    /** The file of a new cluster's specification, in its directory. */
    public static Path file(Path directory) {
        return directory.resolve("cluster.yaml");
    }

    /**
     * Derives it.
     *
     * @param source the text of the other cluster's specification
     * @param plan the other cluster
     * @param name the name of the new one
     * @param port its first port, from which the others keep their distance; empty for the first ones that are free, in steps of 100
     * @throws RefusedException if that is no valid specification
     */
    public static CloneSpecification of(String source, Plan plan, String name, OptionalInt port) {
        if (name.equals(plan.name())) {
            throw new RefusedException(
                    name + " is the cluster itself, and a new one needs another name; nothing was done",
                    "choose another name, or leave --as out to restore " + name + " in place");
        }
        ClusterSpec spec = plan.cluster().spec();
        int first = spec.network().publish().port().number();
        Map<SpecPath, Object> values = new LinkedHashMap<>();
        values.put(SpecPath.of("metadata.name"), name);
        values.putAll(ports(spec, port.isPresent() ? port.getAsInt() - first : freeDistance(plan)));
        values.putAll(paths(spec.backup(), name));
        String text = ClusterModel.edit(source, values);
        if (ClusterModel.load(text) instanceof Resolution.Accepted accepted) {
            return new CloneSpecification(text, accepted.cluster());
        }
        throw refusal(name, ClusterModel.load(text).problems());
    }

    private static RefusedException refusal(String name, List<Problem> problems) {
        return new RefusedException(
                "the specification of " + plainName(name) + " would not be valid; nothing was done: "
                        + problems.stream()
                                .map(problem -> problem.path() + ": " + problem.message())
                                .collect(Collectors.joining("; ")),
                problems.stream().map(Problem::hint).distinct().collect(Collectors.joining("; ")));
    }

    private static String plainName(String name) {
        return "\"" + name + "\"";
    }

    private static Map<SpecPath, Object> ports(ClusterSpec spec, int distance) {
        PublishSpec publish = spec.network().publish();
        Map<SpecPath, Object> values = new LinkedHashMap<>();
        values.put(PUBLISH.child("port"), publish.port().number() + distance);
        if (spec.pooling().enabled()) {
            values.put(PUBLISH.child("readWritePort"), publish.readWritePort().number() + distance);
        }
        values.put(PUBLISH.child("readOnlyPort"), publish.readOnlyPort().number() + distance);
        if (spec.monitoring().prometheus()) {
            values.put(PUBLISH.child("metricsPort"), publish.metricsPort().number() + distance);
        }
        for (Companion companion : Companion.of(spec)) {
            companion
                    .page(publish)
                    .ifPresent(page ->
                            values.put(PUBLISH.child(page.field()), page.port().number() + distance));
        }
        return values;
    }

    private static int freeDistance(Plan plan) {
        SortedSet<Integer> ports = PublishedPorts.of(plan);
        String address = PublishedPorts.address(plan);
        return IntStream.iterate(PORT_STEP, distance -> ports.last() + distance <= MAX_PORT, next -> next + PORT_STEP)
                .filter(distance -> ports.stream()
                        .map(port -> port + distance)
                        .allMatch(port -> !ports.contains(port) && PublishedPorts.isFree(address, port)))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "no free ports were found for the new cluster on " + address + "; nothing was done",
                        "choose the first one with --port"));
    }

    /** A local repository is a volume of the cluster's own; an object store is shared, so the path is what keeps them apart. */
    private static Map<SpecPath, Object> paths(BackupSpec backup, String name) {
        Map<SpecPath, Object> values = new LinkedHashMap<>();
        path(values, BACKUP.child("storage"), backup.storage(), name);
        int index = 0;
        for (BackupCopySpec copy : backup.copies()) {
            path(values, BACKUP.child("copies").element(index++).child("storage"), copy.storage(), name);
        }
        return values;
    }

    private static void path(Map<SpecPath, Object> values, SpecPath place, BackupStorageSpec storage, String name) {
        if (storage.type() != StorageType.LOCAL) {
            values.put(place.child("path"), storage.path() + "-" + name);
        }
    }
}
