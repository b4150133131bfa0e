package io.pgcluster.operate.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.embedded.EmbeddedPostgres;
import io.pgcluster.embedded.junit.BuildBinaries;
import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.operate.drill.LedgerStatements;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.config.sql.RolesSql;
import io.pgcluster.render.config.sql.SqlSession;
import io.pgcluster.render.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of ours in a database whose owner has made functions and operators under the names that they use. */
class OwnStatementsIT {
    private static final String SPECIFICATION = """
            apiVersion: pgcluster.io/v1
            kind: PostgresCluster
            metadata: {name: own}
            spec:
              postgres: {version: %s}
              security: {roles: [{name: reader, access: read}, {name: keeper, access: owner}]}
            """;

    private static final String CALL = " LANGUAGE plpgsql AS $$ BEGIN RAISE LOG 'HIJACKED as %', current_user;";

    /** Before 14 the roles' grants are made by statements that a query in the application's database composes. */
    @ParameterizedTest
    @ValueSource(ints = {12, 15, 18})
    void callNoFunctionsOfUsers(int major) throws Exception {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.start(BuildBinaries.homeOrSkip(major), Path.of("target/servers"), Map.of())) {
            applyRoles(server, major);
            plant(server);
            applyRoles(server, major);
            for (String statement : LedgerStatements.ALL) {
                execute(server, "app", statement);
            }
            assertThat(called(server)).isEmpty();
            execute(server, "app", "SELECT format('%I', nspname) FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_'");
            assertThat(called(server)).as("that what was planted works").isNotEmpty();
        }
    }

    private static void applyRoles(EmbeddedPostgres server, int major) throws SQLException {
        SqlRunner.run(
                SqlSession.of(RolesSql.steps(plan(major)), file -> "SCRAM-SHA-256$no verifier, but text of that form"),
                server::connect);
    }

    private static void plant(EmbeddedPostgres server) throws SQLException {
        execute(
                server,
                "app",
                "CREATE SCHEMA trap AUTHORIZATION app",
                "SET ROLE app",
                function("format(text, VARIADIC \"any\")", "text", "RETURN 'SELECT 1'; END $$")
                        .replace("\"any\"", "text[]"),
                function("format(text, name)", "text", "RETURN 'SELECT 1'; END $$"),
                function("format(text, text)", "text", "RETURN 'SELECT 1'; END $$"),
                function("to_char(timestamptz, text)", "text", "RETURN ''; END $$"),
                function("now()", "timestamptz", "RETURN NULL; END $$"),
                function("host(inet)", "text", "RETURN NULL; END $$"),
                function("inet_server_addr()", "inet", "RETURN NULL; END $$"),
                function("clock_timestamp()", "timestamptz", "RETURN NULL; END $$"),
                function("txid_current()", "bigint", "RETURN NULL; END $$"),
                function("no_match(l name, r text)", "boolean", "RETURN true; END $$"),
                "CREATE OPERATOR trap.!~ (LEFTARG = name, RIGHTARG = text, FUNCTION = trap.no_match)",
                function("times(l numeric, r int)", "numeric", "RETURN 1; END $$"),
                "CREATE OPERATOR trap.* (LEFTARG = numeric, RIGHTARG = int, FUNCTION = trap.times)",
                function("times(l float8, r int)", "float8", "RETURN 1; END $$"),
                "CREATE OPERATOR trap.* (LEFTARG = float8, RIGHTARG = int, FUNCTION = trap.times)",
                "CREATE VIEW trap.pg_namespace AS SELECT * FROM pg_catalog.pg_namespace WHERE trap.now() IS NULL",
                "CREATE VIEW trap.pg_roles AS SELECT * FROM pg_catalog.pg_roles WHERE trap.now() IS NULL",
                "GRANT USAGE ON SCHEMA trap TO PUBLIC",
                "GRANT SELECT ON ALL TABLES IN SCHEMA trap TO PUBLIC",
                "ALTER DATABASE app SET search_path = trap, pg_catalog, public");
    }

    private static String function(String signature, String result, String rest) {
        return "CREATE FUNCTION trap." + signature + " RETURNS " + result + CALL + " " + rest;
    }

    private static void execute(EmbeddedPostgres server, String database, String... statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> called(EmbeddedPostgres server) throws IOException {
        return server.log().lines().filter(line -> line.contains("HIJACKED")).toList();
    }

    private static Plan plan(int major) {
        if (ClusterModel.load(SPECIFICATION.replace("%s", Integer.toString(major)))
                instanceof Resolution.Accepted accepted) {
            return ClusterRenderer.plan(accepted.cluster());
        }
        throw new AssertionError("the specification is refused");
    }
}
