package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.evidence.DatabaseFacts;
import io.pgcluster.operate.failure.FailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Removes replicas that the specification no longer has, copies those that are missing, starts all and waits until they stream. */
final class ReplicaStart {
    private static final Duration STREAMING = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Startup startup;

    ReplicaStart(Startup startup) {
        this.startup = startup;
    }

    void run() {
        try (Connection session = startup.admin(startup.state().primary())) {
            removeLeavers(session);
            for (EmbeddedState.Member member : startup.state().replicas()) {
                start(startup.server(member), session);
            }
            startup.step().accept("waiting until the replicas stream");
            awaitStreaming(session);
            // Now they have replayed what kept them from lower values.
            for (EmbeddedState.Member member : startup.state().replicas()) {
                configure(startup.server(member), session, Map.of());
            }
        } catch (SQLException e) {
            throw new FailedException("the primary does not answer: " + e.getMessage(), e);
        }
    }

    private void start(MemberServer replica, Connection session) throws SQLException {
        if (!replica.isMade()) {
            startup.step().accept("copying " + startup.state().primary().name() + " to " + replica.name());
            replica.copy(startup.primary(), session);
        }
        startup.step().accept("starting " + replica.name());
        configure(replica, session, StandbyMinimums.in(replica.configuration()));
        startup.start(replica);
    }

    private void configure(MemberServer replica, Connection session, Map<String, Long> minimums) throws SQLException {
        ServerParameters parameters = StandbyMinimums.raise(startup.parameters(), StandbyMinimums.of(session));
        replica.configure(
                startup.plan(),
                StandbyMinimums.raise(parameters, minimums)
                        .with("primary_conninfo", replica.conninfo(startup.primary()))
                        .with("primary_slot_name", replica.name()));
    }

    private void awaitStreaming(Connection session) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (Statement query = session.createStatement()) {
            Await.until(STREAMING, POLL_INTERVAL, () -> {
                missing.clear();
                missing.addAll(startup.state().replicas().stream()
                        .map(EmbeddedState.Member::name)
                        .toList());
                missing.removeAll(streaming(query));
                return missing.isEmpty();
            });
        }
        if (!missing.isEmpty()) {
            throw new FailedException(String.join(", ", missing) + " does not stream after " + STREAMING.toSeconds()
                    + " s; why is at the end of server.log in "
                    + startup.files().member(missing.get(0))
                    + (missing.stream().allMatch(this::isCopy)
                            ? "; if nothing in that directory is needed, move it away: the next up copies "
                                    + startup.primary().name() + " there again"
                            : ""));
        }
    }

    /** Whether it belongs to the primary; only then the primary has what it has. */
    private boolean isCopy(String name) {
        String primary = system(startup.primary());
        return !primary.isEmpty() && primary.equals(system(startup.server(new EmbeddedState.Member(name, 0))));
    }

    private static String system(MemberServer server) {
        return server.facts().map(DatabaseFacts::system).orElse("");
    }

    private static List<String> streaming(Statement query) {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                query.executeQuery("SELECT application_name FROM pg_stat_replication WHERE state = 'streaming'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new FailedException("the primary does not answer: " + e.getMessage(), e);
        }
        return names;
    }

    private void removeLeavers(Connection session) throws SQLException {
        try (Stream<Path> directories = Files.list(startup.files().members())) {
            for (Path directory : directories.filter(Files::isDirectory).toList()) {
                String name = directory.getFileName().toString();
                if (startup.state().member(name).isEmpty()) {
                    startup.step().accept("removing " + name);
                    startup.server(new EmbeddedState.Member(name, 0)).remove();
                    dropSlot(session, name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + startup.files().members(), e);
        }
    }

    private static void dropSlot(Connection session, String name) throws SQLException {
        try (var drop = session.prepareStatement("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"
                + " WHERE slot_name = ? AND NOT active")) {
            drop.setString(1, name);
            drop.execute();
        }
    }
}
