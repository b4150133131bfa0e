package io.pgcluster.operate.backup;

import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.cluster.ClusterView;
import io.pgcluster.operate.cluster.MemberView;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.engine.Part;
import io.pgcluster.operate.failure.FailedException;
import java.time.Duration;

/** Starts and stops single database nodes, in the order that a restore needs. Everything can be repeated. */
final class MemberControl {
    private static final Duration STOP = Duration.ofMinutes(5);
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration PROMOTED = Duration.ofMinutes(10);

    private final RunningCluster cluster;
    private final Duration pollInterval;

    MemberControl(RunningCluster cluster, Duration pollInterval) {
        this.cluster = cluster;
        this.pollInterval = pollInterval;
    }

    void stop(String member) {
        Part part = cluster.engine().parts().get(member);
        if (part != null && part.isAlive()) {
            cluster.engine().stopPart(member, STOP);
        }
    }

    void start(String member) {
        Part part = cluster.engine().parts().get(member);
        if (part == null) {
            cluster.engine().replace(member, START);
        } else if (!part.isRunning()) {
            cluster.engine().startPart(member, START);
        }
    }

    /** Starts {@code member} and waits until it is primary: from then on the consensus store knows its data as the cluster's. */
    void startPrimary(String member) {
        start(member);
        boolean promoted = Await.until(PROMOTED, pollInterval, () -> cluster.viewOf(member)
                .flatMap(ClusterView::primary)
                .map(MemberView::name)
                .filter(member::equals)
                .isPresent());
        if (!promoted) {
            throw new FailedException(
                    member + " did not become primary within " + PROMOTED.toMinutes() + " min",
                    "see " + cluster.engine().advice().logs(member));
        }
    }
}
