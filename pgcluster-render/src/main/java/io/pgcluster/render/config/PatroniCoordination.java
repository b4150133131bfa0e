package io.pgcluster.render.config;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.ConfigMaps;
import io.pgcluster.render.platform.ConsensusStore;
import io.pgcluster.render.platform.Coordination;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.text.Tree;
import java.util.Optional;

/** Patroni's section about what keeps the leader lock. */
final class PatroniCoordination {
    private PatroniCoordination() {}

    /** Root of Patroni's keys, where the store has one. */
    static Optional<String> namespace(Plan plan) {
        return plan.topology().coordination() instanceof ConsensusStore store
                ? Optional.of(store.namespace())
                : Optional.empty();
    }

    /** Name of the section. */
    static String section(Plan plan) {
        return plan.topology().coordination() instanceof ConsensusStore store ? store.section() : "kubernetes";
    }

    /** What is in it. */
    static Tree settings(Plan plan) {
        Coordination coordination = plan.topology().coordination();
        if (coordination instanceof ConsensusStore store) {
            return store(plan, store);
        }
        return configMaps((ConfigMaps) coordination);
    }

    private static Tree store(Plan plan, ConsensusStore store) {
        return new Tree()
                .put(
                        "hosts",
                        store.members().stream().map(StoreMember::clientAddress).toList())
                .put("protocol", "https")
                .putAll(PatroniConfiguration.controlKeys(plan.platform().paths(), "cacert", "cert", "key")
                        .asMap());
    }

    /**
     * Namespace and address of the pod differ from pod to pod or are known only where it runs, so they come from the environment. Endpoints
     * are not used: Kubernetes no longer recommends them, and a Service that selects by the role needs none.
     */
    private static Tree configMaps(ConfigMaps maps) {
        return new Tree()
                .put("use_endpoints", false)
                .put("labels", new Tree().putAll(maps.labels()))
                .put("scope_label", maps.scopeLabel())
                .put("role_label", maps.roles().name())
                .put("leader_label_value", maps.roles().primary())
                .put("follower_label_value", maps.roles().replica())
                .put("standby_leader_label_value", maps.roles().primary());
    }
}
