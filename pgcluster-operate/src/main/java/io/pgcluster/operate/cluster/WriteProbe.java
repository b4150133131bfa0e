package io.pgcluster.operate.cluster;

import io.pgcluster.operate.client.ClientAddress;
import io.pgcluster.operate.client.Protection;
import io.pgcluster.operate.engine.ScriptResource;
import io.pgcluster.operate.program.Conversation;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.platform.Paths;
import io.pgcluster.render.text.HostList;
import io.pgcluster.render.text.SqlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks repeatedly, over new connections through each proxy's read-write port, who takes writes. Several probes overlap: one alone can
 * hang for seconds on a connection that the proxy holds. Their number is bounded, so that a busy machine gets fewer of them rather than a
 * heap. They run inside a member's container, with the certificate of a role that may do next to nothing, and end when this process does.
 */
final class WriteProbe implements AutoCloseable {
    private static final String WORKERS_PER_PROXY = "3";
    private static final String PAUSE_SECONDS = "0.1";
    private static final String AT_ONCE = "none";
    private static final String AT_PROMOTION = "promotion";
    private static final String SCRIPT = ScriptResource.read(WriteProbe.class, "write-probe");
    private static final String QUESTION =
            "SELECT pg_catalog.host(pg_catalog.inet_server_addr()), pg_catalog.current_setting('transaction_read_only')";

    private final Conversation conversation;

    private WriteProbe(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Starts probing through {@code proxies} from {@code member}, for {@code limit} at most. */
    static WriteProbe start(RunningCluster cluster, String member, List<String> proxies, Duration limit) {
        return start(cluster, member, proxies, limit, AT_ONCE);
    }

    /**
     * The same, but it begins when the replica {@code member} is promoted, which its server shows by removing standby.signal. Until then
     * it costs next to nothing: probes that are answered by nothing but refusals would take the processor from the hand-over itself.
     */
    static WriteProbe afterPromotion(RunningCluster cluster, String member, List<String> proxies, Duration limit) {
        return start(cluster, member, proxies, limit, AT_PROMOTION);
    }

    private static WriteProbe start(
            RunningCluster cluster, String member, List<String> proxies, Duration limit, String gate) {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                SCRIPT,
                "probe",
                QUESTION,
                String.valueOf(limit.toSeconds()),
                PAUSE_SECONDS,
                WORKERS_PER_PROXY,
                gate));
        proxies.forEach(proxy -> command.addAll(List.of(proxy, connection(cluster.plan(), proxy))));
        return new WriteProbe(cluster.converse(member, command));
    }

    /** The next event; empty if there was none within {@code limit}. */
    Optional<ProbeEvent> next(Duration limit) {
        return conversation.next(limit).map(ProbeEvent::parse);
    }

    @Override
    public void close() {
        conversation.close();
    }

    private static String connection(Plan plan, String proxy) {
        Paths paths = plan.platform().paths();
        Map<String, String> more = new LinkedHashMap<>();
        more.put("connect_timeout", "2");
        more.put("options", SqlText.CATALOG_ONLY_OPTION);
        Protection protection = Protection.verifying(paths.tls(Authority.DATABASE.certificateFile()))
                .proving(paths.tls(Names.REWIND_ROLE + ".crt"), paths.tls(Names.REWIND_ROLE + ".key"));
        HostList host = new HostList(List.of(
                new HostList.Entry(proxy, plan.topology().routing().primary().port())));
        return new ClientAddress(host, Names.MAINTENANCE_DATABASE, protection).libpq(Names.REWIND_ROLE, more);
    }
}
