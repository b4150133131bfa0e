package io.pgcluster.operate.engine.embedded;

import io.pgcluster.model.spec.ReplicationMode;
import io.pgcluster.render.plan.server.Replication;
import java.util.List;
import java.util.stream.Collectors;

/** For whom commits wait, as {@code synchronous_standby_names} says it. */
final class SynchronousNames {
    private SynchronousNames() {}

    /** The value for {@code replicas}; empty for none and for asynchronous replication. */
    static String of(Replication replication, List<EmbeddedState.Member> replicas) {
        if (replication.mode() == ReplicationMode.ASYNC || replicas.isEmpty()) {
            return "";
        }
        String names =
                replicas.stream().map(member -> '"' + member.name() + '"').collect(Collectors.joining(", "));
        String method = replication.mode() == ReplicationMode.QUORUM ? "ANY " : "FIRST ";
        return method + Math.min(replication.synchronousReplicas(), replicas.size()) + " (" + names + ")";
    }
}
