package io.pgcluster.render.config.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlSessionTest {
    private static final String VERIFIER = "SCRAM-SHA-256$4096:it's salt$keys";

    @Test
    void beginsInTheMaintenanceDatabaseAndFollowsEachConnection() {
        Plan plan = Clusters.plan("postgres: {databases: [{name: reporting}]}");

        assertThat(sessions(plan))
                .extracting(SqlSession::database)
                .containsExactly("postgres", "postgres", "app", "reporting");
    }

    @Test
    void pinsTheSearchPathInEverySessionFirst() {
        assertThat(sessions(Clusters.plan("")))
                .allSatisfy(session ->
                        assertThat(session.commands().get(0).sql()).isEqualTo("SET search_path = pg_catalog, pg_temp"));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 17})
    void runsWhatTheScriptForPsqlRuns(int version) {
        Plan plan = Clusters.plan("""
                postgres: {version: VERSION}
                security: {roles: [{name: r, access: read}, {name: w, access: write}, {name: o, access: owner}]}
                """.replace("VERSION", Integer.toString(version)));
        String script = RolesSql.text(plan).replace(":'verifier'", "'SCRAM-SHA-256$4096:it''s salt$keys'");

        int position = 0;
        for (SqlSession session : sessions(plan)) {
            for (SqlCommand command : session.commands()) {
                position = script.indexOf(command.sql() + (command.generates() ? " \\gexec\n" : ";\n"), position);
                assertThat(position).as(command.sql()).isNotNegative();
            }
        }
    }

    @Test
    void leavesNoStepOut() {
        Plan plan = Clusters.plan("security: {roles: [{name: r, access: read}]}");

        long steps = RolesSql.steps(plan).stream()
                .filter(step -> !(step instanceof SqlStep.Connect) && !(step instanceof SqlStep.Comment))
                .count();
        assertThat(sessions(plan).stream()
                        .mapToLong(session -> session.commands().size())
                        .sum())
                .isEqualTo(steps);
    }

    @Test
    void quotesTheVerifierAndShowsItNowhere() {
        List<SqlSession> sessions = sessions(Clusters.plan(""));

        assertThat(sessions.get(0).commands())
                .filteredOn(command -> command.sql().contains("PASSWORD %L"))
                .singleElement()
                .satisfies(command -> assertThat(command.sql())
                        .contains("rolpassword IS DISTINCT FROM 'SCRAM-SHA-256$4096:it''s salt$keys'"));
        assertThat(sessions.toString()).doesNotContain("salt").contains("a query that generates statements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "md5abcdef", "plain secret"})
    void refusesAnInvalidVerifierWithoutShowingIt(String content) {
        assertThatThrownBy(() -> SqlSession.of(RolesSql.steps(Clusters.plan("")), file -> content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no SCRAM verifier in app.scram: make the secrets, then start again");
    }

    private static List<SqlSession> sessions(Plan plan) {
        return SqlSession.of(RolesSql.steps(plan), file -> VERIFIER);
    }
}
