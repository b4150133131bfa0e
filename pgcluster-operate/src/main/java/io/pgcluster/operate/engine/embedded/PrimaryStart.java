package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.config.sql.ExtensionsSql;
import io.pgcluster.render.config.sql.RolesSql;
import io.pgcluster.render.config.sql.SqlSession;
import io.pgcluster.render.plan.name.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes the primary if it is missing, starts it if it does not run, and gives it roles, database and extensions. */
final class PrimaryStart {
    private final Startup startup;
    private final MemberServer primary;

    PrimaryStart(Startup startup) {
        this.startup = startup;
        this.primary = startup.primary();
    }

    /** Starts the primary; returns what is not as planned, a sentence each. */
    List<String> run() {
        createMembersDirectory();
        if (!primary.isMade()) {
            startup.step().accept("making " + primary.name());
            primary.initialise(startup.plan(), startup.secret(Names.SUPERUSER + ".password"));
        }
        startup.step().accept("starting " + primary.name());
        List<EmbeddedState.Member> followers = startup.state().replicas().stream()
                .filter(member -> startup.server(member).isMade())
                .toList();
        configure(followers);
        startup.start(primary);
        startup.step().accept("creating roles and databases");
        try {
            return applyRoles();
        } catch (SQLException e) {
            throw new FailedException("cannot create roles, databases and extensions: " + e.getMessage(), e);
        }
    }

    /** Writes its configuration; commits wait for {@code followers} as the plan says. */
    void configure(List<EmbeddedState.Member> followers) {
        primary.configure(
                startup.plan(),
                startup.parameters()
                        .with(
                                "synchronous_standby_names",
                                SynchronousNames.of(startup.plan().replication(), followers)));
    }

    /** As the specification says; then the role that comes with a password here. */
    private List<String> applyRoles() throws SQLException {
        SqlRunner.Connections connections =
                database -> startup.admin(startup.state().primary(), database);
        SqlRunner.run(SqlSession.of(RolesSql.steps(startup.plan()), startup::secret), connections);
        try (Connection session = connections.to(Names.MAINTENANCE_DATABASE);
                Statement statement = session.createStatement()) {
            statement.execute("SET log_statement = none");
            statement.execute("SET log_min_duration_statement = -1");
            statement.execute("ALTER ROLE " + Names.MONITOR_ROLE + " PASSWORD '"
                    + startup.secret(Names.MONITOR_ROLE + ".scram") + "' CONNECTION LIMIT 20");
        }
        List<String> present = new ArrayList<>(ExtensionsSql.names(startup.plan()));
        List<String> missing = present.stream().filter(this::isMissing).toList();
        present.removeAll(missing);
        SqlRunner.run(SqlSession.of(ExtensionsSql.steps(startup.plan(), present), startup::secret), connections);
        return missing.stream()
                .map(name -> "extension " + name + " is skipped: the embedded programs do not include it")
                .toList();
    }

    private boolean isMissing(String extension) {
        return !Files.isRegularFile(
                startup.home().resolve("share/postgresql/extension").resolve(extension + ".control"));
    }

    private void createMembersDirectory() {
        Path members = startup.files().members();
        try {
            Files.createDirectories(members);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + members, e);
        }
    }
}
