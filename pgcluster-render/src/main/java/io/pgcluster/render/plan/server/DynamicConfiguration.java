package io.pgcluster.render.plan.server;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Patroni keeps in the consensus store and every member obeys. Read once when the cluster is created, so it is applied again on
 * every start.
 *
 * @param timing ttl, loop_wait, retry_timeout and the primary's time limits
 * @param replication synchronous mode and the lag that bars from promotion
 * @param pause nothing is promoted without an operator
 * @param removeDataOnRewindFailure a member that pg_rewind cannot bring back is copied from the primary again
 * @param slots logical replication slots that every member keeps, as Patroni reads them
 * @param ignoredSlots which slots Patroni leaves alone
 * @param parameters server parameters by name
 */
public record DynamicConfiguration(
        Timing timing,
        Replication replication,
        boolean pause,
        boolean removeDataOnRewindFailure,
        Map<String, Object> slots,
        List<Map<String, Object>> ignoredSlots,
        SortedMap<String, String> parameters) {
    /** Slots of a member that is away are kept for so long. */
    public static final String MEMBER_SLOTS_TTL = "30min";

    /** Keeps an unmodifiable copy. */
    public DynamicConfiguration {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        ignoredSlots = List.copyOf(ignoredSlots);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** The tree that Patroni reads, in the order of its documentation; values are numbers, booleans, texts and maps. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("ttl", timing.leaderLease().toSeconds());
        tree.put("loop_wait", timing.loopWait().toSeconds());
        tree.put("retry_timeout", timing.retryTimeout().toSeconds());
        tree.put("primary_start_timeout", timing.primaryStartTimeout().toSeconds());
        tree.put("primary_stop_timeout", timing.primaryStopTimeout().toSeconds());
        tree.put("maximum_lag_on_failover", replication.maximumLag().bytes());
        tree.put("maximum_lag_on_syncnode", -1);
        tree.put("synchronous_mode", synchronousMode());
        tree.put("synchronous_mode_strict", replication.strict());
        tree.put("synchronous_node_count", Math.max(1, replication.synchronousReplicas()));
        tree.put("failsafe_mode", true);
        tree.put("check_timeline", true);
        tree.put("member_slots_ttl", MEMBER_SLOTS_TTL);
        if (!slots.isEmpty()) {
            tree.put("slots", slots);
        }
        if (!ignoredSlots.isEmpty()) {
            tree.put("ignore_slots", ignoredSlots);
        }
        if (pause) {
            tree.put("pause", true);
        }
        tree.put("postgresql", postgresql());
        return Collections.unmodifiableMap(tree);
    }

    private Object synchronousMode() {
        return switch (replication.mode()) {
            case ASYNC -> false;
            case SYNC -> true;
            case QUORUM -> "quorum";
        };
    }

    private Map<String, Object> postgresql() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("use_pg_rewind", true);
        tree.put("use_slots", true);
        tree.put("remove_data_directory_on_rewind_failure", removeDataOnRewindFailure);
        tree.put("parameters", parameters);
        return Collections.unmodifiableMap(tree);
    }
}
