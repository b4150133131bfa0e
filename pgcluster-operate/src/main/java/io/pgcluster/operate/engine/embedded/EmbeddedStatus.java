package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.cluster.ClusterStatus;
import io.pgcluster.operate.cluster.MemberStatus;
import io.pgcluster.operate.cluster.PartStatus;
import io.pgcluster.render.plan.name.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How a cluster without containers is.
 *
 * @param state what was started, and where it listens
 * @param servers its servers, the primary first
 * @param exporter whether the exporter shows every server
 * @param load whether the load of {@code --demo} runs
 */
record EmbeddedStatus(EmbeddedState state, List<ServerView> servers, boolean exporter, boolean load) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Keeps an unmodifiable copy. */
    EmbeddedStatus {
        servers = List.copyOf(servers);
    }

    /** Asks every part. */
    static EmbeddedStatus read(EmbeddedFiles files) {
        EmbeddedState state = new EmbeddedCluster(files).state();
        EmbeddedAccess access = new EmbeddedAccess(files);
        Map<String, Long> lags = lags(access, state);
        List<ServerView> servers = state.members().stream()
                .map(member -> view(access, member, lags))
                .toList();
        return new EmbeddedStatus(
                state,
                servers,
                new ExporterProcess(files).up(state) == state.members().size(),
                new Children(files).find(DemoLoad.NAME).isPresent());
    }

    /** The same as every engine tells it. */
    ClusterStatus report() {
        List<PartStatus> parts = new ArrayList<>();
        parts.add(new PartStatus("exporter", exporter, exporter ? state.metrics() : "does not show every server"));
        if (load) {
            parts.add(new PartStatus("load", true, "running"));
        }
        return new ClusterStatus(
                isDown() ? ClusterStatus.State.STOPPED : ClusterStatus.State.RUNNING,
                servers.stream().map(EmbeddedStatus::member).toList(),
                false,
                parts,
                Optional.empty(),
                Optional.of(state.page()),
                isDown() ? List.of("it is stopped: pgcluster up starts it, with its data") : findings());
    }

    private static MemberStatus member(ServerView server) {
        boolean down = server.role() == ServerView.Role.DOWN;
        return new MemberStatus(
                server.name(),
                server.role() == ServerView.Role.PRIMARY,
                server.role().toString(),
                server.role().state(),
                Optional.empty(),
                server.lagBytes().isPresent() ? Optional.of(server.lagBytes().getAsLong()) : Optional.empty(),
                false,
                Optional.of(EmbeddedAccess.ADDRESS + ":" + server.port()),
                down ? Optional.empty() : Optional.of(server.connections()));
    }

    /** Everything that is not as it should be. */
    private List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (ServerView server : servers) {
            if (server.role() == ServerView.Role.DOWN) {
                findings.add(server.name() + " does not answer");
            } else if (server.role() == ServerView.Role.DETACHED) {
                findings.add(server.name() + " does not stream from the primary");
            }
        }
        if (!exporter) {
            findings.add("the exporter does not show every server");
        }
        return findings;
    }

    /** Whether no server answers. */
    private boolean isDown() {
        return servers.stream().allMatch(server -> server.role() == ServerView.Role.DOWN);
    }

    private static Map<String, Long> lags(EmbeddedAccess access, EmbeddedState state) {
        Map<String, Long> lags = new TreeMap<>();
        try (Connection session = access.admin(state.primary().port(), Names.MAINTENANCE_DATABASE, LIMIT);
                Statement query = session.createStatement();
                ResultSet rows = query.executeQuery(
                        "SELECT application_name, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0)::bigint"
                                + " FROM pg_stat_replication WHERE state = 'streaming'")) {
            while (rows.next()) {
                lags.put(rows.getString(1), rows.getLong(2));
            }
        } catch (SQLException unreachable) {
            // The primary's own line says so.
            return lags;
        }
        return lags;
    }

    private static ServerView view(EmbeddedAccess access, EmbeddedState.Member member, Map<String, Long> lags) {
        try (Connection session = access.admin(member.port(), Names.MAINTENANCE_DATABASE, LIMIT);
                Statement query = session.createStatement();
                ResultSet row = query.executeQuery("SELECT pg_is_in_recovery(), (SELECT count(*) FROM pg_stat_activity"
                        + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())")) {
            row.next();
            Long lag = lags.get(member.name());
            ServerView.Role role = !row.getBoolean(1)
                    ? ServerView.Role.PRIMARY
                    : lag == null ? ServerView.Role.DETACHED : ServerView.Role.REPLICA;
            return new ServerView(
                    member.name(),
                    member.port(),
                    role,
                    lag == null ? OptionalLong.empty() : OptionalLong.of(lag),
                    row.getLong(2));
        } catch (SQLException down) {
            return new ServerView(member.name(), member.port(), ServerView.Role.DOWN, OptionalLong.empty(), 0);
        }
    }
}
