package io.pgcluster.operate.operation;

import io.pgcluster.operate.cluster.ClientAccess;
import io.pgcluster.operate.cluster.InsideAccess;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** psql for users: of this machine as the application, inside of the primary as the superuser or where this host is not admitted. */
final class ContainerPsql {
    private static final String PASSWORD = "PGPASSWORD";

    private final Plan plan;
    private final ClientAccess access;
    private final Supplier<RunningCluster> cluster;

    ContainerPsql(Plan plan, ClientAccess access, Supplier<RunningCluster> cluster) {
        this.plan = plan;
        this.access = access;
        this.cluster = cluster;
    }

    ProgramCall call(PsqlRequest request) {
        if (request.admin()) {
            return asAdmin(request);
        }
        return plan.clients().admitsThisHost() ? fromThisHost(request) : fromInside(request);
    }

    private ProgramCall asAdmin(PsqlRequest request) {
        String database = plan.cluster().spec().postgres().database().text();
        List<String> command =
                List.of("psql", "-h", plan.platform().paths().socket(), "-U", Names.SUPERUSER, "-d", database);
        return new ProgramCall(inPrimary(cluster.get(), request, List.of(), command), Map.of(), Optional.empty());
    }

    private ProgramCall fromThisHost(PsqlRequest request) {
        List<String> command = new ArrayList<>(
                List.of("psql", "--dbname", access.libpq(request.direct() ? access.direct() : access.writable())));
        command.addAll(request.options());
        return new ProgramCall(command, Map.of(PASSWORD, access.password()), Optional.empty());
    }

    private ProgramCall fromInside(PsqlRequest request) {
        RunningCluster running = cluster.get();
        List<String> command = List.of("psql", "--dbname", new InsideAccess(running, access).libpq(request.direct()));
        return new ProgramCall(
                inPrimary(running, request, List.of(PASSWORD), command),
                Map.of(PASSWORD, access.password()),
                Optional.of(
                        "this host is not among spec.security.allowedClients: psql runs in the primary's container"));
    }

    private static List<String> inPrimary(
            RunningCluster running, PsqlRequest request, List<String> variables, List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.addAll(request.options());
        return running.engine().interactive(running.requirePrimary(), request.terminal(), variables, all);
    }
}
