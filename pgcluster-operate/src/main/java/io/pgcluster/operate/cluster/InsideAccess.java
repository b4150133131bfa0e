package io.pgcluster.operate.cluster;

import io.pgcluster.operate.client.ClientAddress;
import io.pgcluster.operate.client.Protection;
import io.pgcluster.operate.engine.ScriptResource;
import io.pgcluster.operate.program.Outcome;
import io.pgcluster.operate.program.ProgramException;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Destination;
import io.pgcluster.render.platform.Member;
import io.pgcluster.render.platform.Pooler;
import io.pgcluster.render.text.HostList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way of applications, taken from a member's container: TLS, the same poolers, the application's user and password. It is open also
 * where {@code security.allowedClients} leaves this host out, for it takes the right to run programs in the containers.
 */
public final class InsideAccess {
    private static final String QUESTION = ScriptResource.read(InsideAccess.class, "ask-for-write");

    private final RunningCluster cluster;
    private final ClientAccess access;

    /** Access to {@code cluster} with the secrets of {@code access}. */
    public InsideAccess(RunningCluster cluster, ClientAccess access) {
        this.cluster = cluster;
        this.access = access;
    }

    /** Connection text for the libpq of a member's container, without a password; past the poolers if {@code direct}. */
    public String libpq(boolean direct) {
        return libpq(cluster.plan(), access.user(), direct);
    }

    static String libpq(Plan plan, String user, boolean direct) {
        List<Pooler> poolers = plan.topology().poolers();
        boolean pooled = !direct && !poolers.isEmpty();
        List<Destination> servers = plan.topology().routing().direct();
        int port = pooled ? Ports.POOLER : servers.get(0).port();
        List<String> hosts = pooled
                ? poolers.stream().map(Pooler::name).toList()
                : servers.stream().map(Destination::host).toList();
        Map<String, String> place = new LinkedHashMap<>();
        place.put("host", String.join(",", hosts));
        place.put("port", String.valueOf(port));
        Protection protection = plan.cluster().spec().postgres().ssl()
                ? Protection.verifying(plan.platform().paths().tls(Authority.DATABASE.certificateFile()))
                : Protection.NONE;
        HostList list = new HostList(
                hosts.stream().map(host -> new HostList.Entry(host, port)).toList());
        String database = plan.cluster().spec().postgres().database().text();
        return new ClientAddress(list, database, protection).libpq(place, user, Map.of("connect_timeout", "3"));
    }

    /** Whether a transaction that writes succeeds; leaves nothing behind. */
    boolean isWritable() {
        return cluster.plan().topology().members().stream().map(Member::name).anyMatch(this::isWritableFrom);
    }

    private boolean isWritableFrom(String member) {
        try {
            Outcome outcome = cluster.engine()
                    .exec(
                            member,
                            access.password().reveal() + "\n",
                            RunningCluster.QUICK,
                            List.of("sh", "-c", QUESTION, "probe", libpq(false)));
            return outcome.succeeded();
        } catch (ProgramException e) {
            // The container is not there yet, or hangs: another may answer, or the next try.
            return false;
        }
    }
}
