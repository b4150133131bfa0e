package io.pgcluster.render.plan;

import io.pgcluster.model.cluster.Cluster;
import io.pgcluster.model.value.AllowedClients;
import io.pgcluster.render.plan.backup.BackupPlan;
import io.pgcluster.render.plan.failure.FailureCase;
import io.pgcluster.render.plan.failure.FailureKind;
import io.pgcluster.render.plan.secret.SecretsPlan;
import io.pgcluster.render.plan.server.Capacity;
import io.pgcluster.render.plan.server.Replication;
import io.pgcluster.render.plan.server.ServerPlan;
import io.pgcluster.render.plan.server.Timing;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.platform.Note;
import io.pgcluster.render.platform.Platform;
import io.pgcluster.render.platform.Topology;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is derived from a cluster, once it is known where it stands.
 *
 * @param cluster what it is derived from
 * @param platform where it stands
 * @param timing Patroni's and PgBouncer's times
 * @param replication how commits reach the replicas
 * @param capacity connections, memory and WAL of a database node
 * @param server how every database node is configured
 * @param predictions what failures mean, most harmless first
 * @param secrets certificates and passwords that are needed
 * @param backup how it is backed up; empty if backups are off
 * @param notes what to know before deploying
 */
public record Plan(
        Cluster cluster,
        Platform platform,
        Timing timing,
        Replication replication,
        Capacity capacity,
        ServerPlan server,
        List<FailureCase> predictions,
        SecretsPlan secrets,
        Optional<BackupPlan> backup,
        List<Note> notes) {
    /** Keeps unmodifiable copies. */
    public Plan {
        predictions = List.copyOf(predictions);
        notes = List.copyOf(notes);
    }

    /** Name of the cluster, and Patroni's scope. */
    public String name() {
        return cluster.name();
    }

    /** What runs, and where clients reach it. */
    public Topology topology() {
        return platform.topology();
    }

    /** Container images, one for each component that runs. */
    public List<ImagePlan> images() {
        return platform.images();
    }

    /** Which clients of the published ports are admitted. */
    public AllowedClients clients() {
        return new AllowedClients(
                cluster.spec().security().allowedClients(),
                cluster.spec().network().publish().address());
    }

    /** The image of {@code component}; throws {@link IllegalArgumentException} if it does not run in this cluster. */
    public ImagePlan image(ImagePlan.Component component) {
        return images().stream()
                .filter(image -> image.component().equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(component.directory() + " does not run in " + name()));
    }

    /** What {@code kind} means for this cluster; throws {@link IllegalArgumentException} if it cannot happen to it. */
    public FailureCase prediction(FailureKind kind) {
        return predictions.stream()
                .filter(prediction -> prediction.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(kind.title() + " cannot happen to " + name()));
    }
}
