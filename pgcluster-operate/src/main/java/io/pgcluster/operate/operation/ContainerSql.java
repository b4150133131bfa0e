package io.pgcluster.operate.operation;

import io.pgcluster.operate.cluster.AdminAccess;
import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.RefusedException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Member;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Sessions for statements of users: as a client through the published addresses, as the superuser from inside of a member. */
final class ContainerSql {
    private final String engine;
    private final Plan plan;
    private final ClientAccess access;
    private final Supplier<RunningCluster> cluster;

    ContainerSql(String engine, Plan plan, ClientAccess access, Supplier<RunningCluster> cluster) {
        this.engine = engine;
        this.plan = plan;
        this.access = access;
        this.cluster = cluster;
    }

    Connection connect(SqlTarget target, Duration limit) throws SQLException {
        if (target.admin()) {
            return asAdmin(target, limit);
        }
        if (target.member().isPresent()) {
            throw new RefusedException(
                    plan.name() + " runs on the engine " + engine
                            + ", where a single member is reached by the superuser only",
                    "add --admin to --member " + target.member().get());
        }
        access.requireThisHost("sql");
        return access.connect(target.direct() ? access.direct() : access.writable(), limit);
    }

    private Connection asAdmin(SqlTarget target, Duration limit) throws SQLException {
        RunningCluster running = cluster.get();
        String member = target.member().orElseGet(running::requirePrimary);
        List<String> members =
                plan.topology().members().stream().map(Member::name).toList();
        if (!members.contains(member)) {
            throw new RefusedException(
                    "there is no member \"" + member + "\"", "name one of " + String.join(", ", members));
        }
        return new AdminAccess(running).connect(member, limit);
    }
}
