package io.pgcluster.render.plan;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.value.AllowedClients;
import java.util.List;

/**
 * Everything that is derived from a cluster.
 *
 * @param cluster what it is derived from
 * @param topology what runs, and where clients reach it
 * @param timing Patroni's, HAProxy's and PgBouncer's times
 * @param replication how commits reach the replicas
 * @param capacity connections, memory and WAL of a database node
 * @param server how every database node is configured
 * @param predictions what failures mean, most harmless first
 * @param secrets certificates and passwords that are needed
 * @param schedules what happens regularly
 * @param images container images, one for each component that runs
 * @param notes what to know before deploying
 */
public record Plan(
        Cluster cluster,
        Topology topology,
        Timing timing,
        Replication replication,
        Capacity capacity,
        ServerPlan server,
        List<FailureCase> predictions,
        SecretsPlan secrets,
        List<Schedule> schedules,
        List<ImagePlan> images,
        List<Note> notes) {
    /** Keeps unmodifiable copies. */
    public Plan {
        predictions = List.copyOf(predictions);
        schedules = List.copyOf(schedules);
        images = List.copyOf(images);
        notes = List.copyOf(notes);
    }

    /** Name of the cluster: Patroni's scope and the Compose project. */
    public String name() {
        return cluster.name();
    }

    /** Which clients of the published ports are let in. */
    public AllowedClients clients() {
        return new AllowedClients(
                cluster.spec().security().allowedClients(),
                cluster.spec().network().publish().address());
    }

    /** The image of {@code component}; throws {@link IllegalArgumentException} if it does not run in this cluster. */
    public ImagePlan image(ImagePlan.Component component) {
        return images.stream()
                .filter(image -> image.component() == component)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(component + " does not run in " + name()));
    }

    /** What {@code kind} means for this cluster; throws {@link IllegalArgumentException} if it cannot happen to it. */
    public FailureCase prediction(FailureKind kind) {
        return predictions.stream()
                .filter(prediction -> prediction.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind.title() + " cannot happen to " + name()));
    }
}
