package io.pgcluster.render.target.compose;

import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.spec.Companion;
import io.pgcluster.model.value.ImageReference;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.CompanionPlan;
import io.pgcluster.render.platform.ImagePlan;
import io.pgcluster.render.platform.ImagePlan.Component;
import java.util.List;
import java.util.Optional;

/** The programs next to a cluster: the official images, unchanged, with the users that they have there. */
public final class ComposeCompanions {
    /** Grafana's first user. */
    static final String GRAFANA_USER = "admin";

    /** pgAdmin's first user: it wants an e-mail address, and sends nothing to it. */
    static final String PGADMIN_USER = "admin@pgcluster.local";

    private ComposeCompanions() {}

    static List<CompanionPlan> of(ClusterSpec spec, String address) {
        return Companion.of(spec).stream()
                .map(companion -> new CompanionPlan(
                        companion,
                        ComposeNames.companion(companion),
                        userId(companion),
                        page(companion, spec, address)))
                .toList();
    }

    private static Optional<CompanionPlan.Page> page(Companion companion, ClusterSpec spec, String address) {
        return companion
                .page(spec.network().publish())
                .map(page -> new CompanionPlan.Page(address, page.port(), user(companion)));
    }

    private static int userId(Companion companion) {
        return switch (companion) {
            case PROMETHEUS, ALERTMANAGER, NODE_EXPORTER -> ContainerUsers.NOBODY;
            case GRAFANA -> ContainerUsers.GRAFANA;
            case PGADMIN -> ContainerUsers.PGADMIN;
        };
    }

    private static Optional<String> user(Companion companion) {
        return switch (companion) {
            case PROMETHEUS, ALERTMANAGER, NODE_EXPORTER -> Optional.empty();
            case GRAFANA -> Optional.of(GRAFANA_USER);
            case PGADMIN -> Optional.of(PGADMIN_USER);
        };
    }

    /** Whether Prometheus is among them, which has a network with what it reads. */
    static boolean areWatching(Plan plan) {
        return plan.topology().companion(Companion.PROMETHEUS).isPresent();
    }

    static List<ImagePlan> images(ClusterSpec spec) {
        return Companion.of(spec).stream()
                .map(companion -> image(companion).unless(companion.image(spec.images())))
                .toList();
    }

    /** The image of {@code companion}, as its makers publish it. */
    public static ImagePlan image(Companion companion) {
        return new ImagePlan(component(companion), new ImageReference(reference(companion)), Optional.empty());
    }

    static Component component(Companion companion) {
        return new Component(ComposeNames.companion(companion));
    }

    private static String reference(Companion companion) {
        return switch (companion) {
            case PROMETHEUS -> "prom/prometheus:v3.15.1";
            case ALERTMANAGER -> "prom/alertmanager:v0.34.2";
            case NODE_EXPORTER -> "prom/node-exporter:v1.12.1";
            case GRAFANA -> "grafana/grafana:12.4.10";
            case PGADMIN -> "dpage/pgadmin4:9.18";
        };
    }
}
