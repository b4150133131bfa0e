package io.pgcluster.operate.engine.embedded;

import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.name.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the steps of a start share.
 *
 * @param plan what is to be
 * @param files where it is
 * @param home the servers' programs
 * @param state which servers, on which ports
 * @param ports held for what has not started yet
 * @param parameters of every server
 * @param step receives each step; throws if nothing more is to be begun
 */
record Startup(
        Plan plan,
        EmbeddedFiles files,
        Path home,
        EmbeddedState state,
        FreePorts ports,
        ServerParameters parameters,
        Consumer<String> step) {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    MemberServer server(EmbeddedState.Member member) {
        return new MemberServer(files, home, member);
    }

    MemberServer primary() {
        return server(state.primary());
    }

    /** Starts a server unless it runs. */
    void start(MemberServer server) {
        ports.release(server.port());
        server.start();
    }

    /** A superuser's connection whose commits do not wait for replicas, since they may not be there yet. */
    Connection admin(EmbeddedState.Member member, String database) throws SQLException {
        Connection session = new EmbeddedAccess(files).admin(member.port(), database, ANSWER);
        try (var statement = session.createStatement()) {
            statement.execute("SET synchronous_commit = local");
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        return session;
    }

    Connection admin(EmbeddedState.Member member) throws SQLException {
        return admin(member, Names.MAINTENANCE_DATABASE);
    }

    /** Content of one of the cluster's secrets. */
    String secret(String file) {
        Path path = files.secrets().resolve(file);
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
