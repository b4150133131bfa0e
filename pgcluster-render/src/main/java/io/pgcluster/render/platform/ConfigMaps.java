package io.pgcluster.render.platform;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Annotations of Kubernetes ConfigMaps. The API server ends no lease: every member remembers when it saw the last renewal, and holds it
 * against the time to live itself, once in each of its loops.
 *
 * @param labels labels by which Patroni finds the pods and ConfigMaps of the cluster, and gives to the ConfigMaps that it creates
 * @param scopeLabel the label that carries the cluster's name in addition
 * @param roles the label of a pod that Patroni keeps in step with its role; Services select by it
 */
public record ConfigMaps(SortedMap<String, String> labels, String scopeLabel, RoleLabel roles) implements Coordination {
    /** Patroni lets members that are not the leader wait so much longer than loop_wait between two loops. */
    private static final Duration FOLLOWERS_WAIT = Duration.ofMillis(500);

    /** Keeps an unmodifiable copy. */
    public ConfigMaps {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    @Override
    public List<StoreMember> members() {
        return List.of();
    }

    @Override
    public Duration expiryNotice(Duration loopWait) {
        return loopWait.plus(FOLLOWERS_WAIT);
    }

    @Override
    public String noticedBy() {
        return "members notice (loop_wait)";
    }

    /**
     * The label that says which role a pod has.
     *
     * @param name the label
     * @param primary its value on the primary, also on that of a standby cluster
     * @param replica its value on a replica
     */
    public record RoleLabel(String name, String primary, String replica) {}
}
