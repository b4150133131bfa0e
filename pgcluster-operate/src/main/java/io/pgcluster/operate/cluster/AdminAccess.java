package io.pgcluster.operate.cluster;

import io.pgcluster.operate.client.ClientAddress;
import io.pgcluster.operate.client.Login;
import io.pgcluster.operate.client.Protection;
import io.pgcluster.operate.engine.ScriptResource;
import io.pgcluster.operate.program.ProgramSocketFactory;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.name.Ports;
import io.pgcluster.render.text.HostList;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The superuser's way to a member: the Unix socket in its container, where the operating system proves who connects. */
public final class AdminAccess {
    /** Carries bytes between standard input and output and a Unix socket; Python is in the image, since Patroni needs it. */
    private static final String BRIDGE = ScriptResource.read(AdminAccess.class, "socket-bridge.py");

    private final RunningCluster cluster;

    /** Access to the members of {@code cluster}. */
    public AdminAccess(RunningCluster cluster) {
        this.cluster = cluster;
    }

    /** Connects to the application's database on {@code member}; {@code limit} holds for connecting and for each answer. */
    public Connection connect(String member, Duration limit) throws SQLException {
        String database = cluster.plan().cluster().spec().postgres().database().text();
        List<String> bridge = List.of(
                "python3", "-c", BRIDGE, cluster.plan().platform().paths().socket() + "/.s.PGSQL." + Ports.POSTGRES);
        HostList host = new HostList(List.of(new HostList.Entry(member, Ports.POSTGRES)));
        ClientAddress address = new ClientAddress(host, database, Protection.NONE);
        try (ProgramSocketFactory.Ticket ticket = cluster.engine().tunnel(member, bridge)) {
            Login login = Login.trusted(Names.SUPERUSER)
                    .and("sslmode", "disable")
                    .and("socketFactory", ProgramSocketFactory.class.getName())
                    .and("socketFactoryArg", ticket.key());
            return address.connect(login, limit);
        }
    }
}
