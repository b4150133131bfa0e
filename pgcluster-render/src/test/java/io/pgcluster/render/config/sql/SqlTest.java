package io.pgcluster.render.config.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts for psql; that they run, and run twice, is tested with real servers. */
class SqlTest {
    @Test
    void silencesTheLogBeforeTheFirstVerifier() {
        assertThat(RolesSql.text(Clusters.plan("")))
                .containsSubsequence(
                        "SET log_statement = none;", "SET pg_stat_statements.track = none;", "\\set verifier");
    }

    @Test
    void looksUpNamesOnlyInTheCatalogFromTheFirstStatementOfEachConnection() {
        for (String connection : RolesSql.text(Clusters.plan("")).split("\\\\connect [^\n]*\n", -1)) {
            assertThat(connection.lines().filter(line -> !line.isBlank() && !line.startsWith("--")))
                    .first()
                    .isEqualTo("SET search_path = pg_catalog, pg_temp;");
        }
    }

    @ParameterizedTest
    @CsvSource({"12,false", "13,true"})
    void setsOnlyWhatTheVersionKnows(int version, boolean known) {
        assertThat(RolesSql.text(Clusters.plan("postgres: {version: " + version + "}"))
                        .contains("log_min_duration_sample"))
                .isEqualTo(known);
    }

    @Test
    void readsVerifiersFromFilesOnly() {
        String sql = RolesSql.text(Clusters.plan("security: {roles: [{name: reporting, access: read}]}"));
        assertThat(sql).contains("`cat /tls/app.scram`").contains("`cat /tls/reporting.scram`");
        assertThat(sql).doesNotContain("SCRAM-SHA-256$4096");
    }

    @Test
    void startsTheValidityOfAPasswordWhenItChanges() {
        assertThat(RolesSql.text(Clusters.plan("security: {passwordPolicy: {validDays: 90}}")))
                .contains("interval '90 days'")
                .contains("rolpassword IS DISTINCT FROM :'verifier'");
        assertThat(RolesSql.text(Clusters.plan(""))).contains("'infinity'");
    }

    @Test
    void givesARoleWithoutLoginNoPassword() {
        assertThat(RolesSql.text(Clusters.plan(
                        "security: {roles: [{name: auditors, access: monitor, login: false, connectionLimit: 3}]}")))
                .contains("ALTER ROLE \"auditors\" NOLOGIN ")
                .contains("CONNECTION LIMIT 3;")
                .doesNotContain("auditors.scram");
    }

    @ParameterizedTest
    @CsvSource({
        "read,GRANT pg_read_all_data TO",
        "write,'GRANT pg_read_all_data, pg_write_all_data TO'",
        "owner,GRANT \"app\" TO",
        "monitor,GRANT pg_monitor TO"
    })
    void grantsAccessByMembershipFromVersion14On(String access, String grant) {
        assertThat(grants(14, access)).contains("REVOKE pg_read_all_data, ").contains(grant + " \"r\";");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "owner", "monitor"})
    void grantsAccessByTableBeforeVersion14(String access) {
        assertThat(grants(13, access))
                .doesNotContain("_all_data")
                .contains("REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM");
        assertThat(grants(13, access).contains("GRANT SELECT"))
                .isEqualTo(access.equals("read") || access.equals("write"));
    }

    @Test
    void letsOwnersActAsTheOwner() {
        assertThat(grants(15, "owner")).contains("ALTER ROLE \"r\" IN DATABASE \"app\" SET role = 'app';");
        assertThat(grants(15, "read")).contains("ALTER ROLE \"r\" IN DATABASE \"app\" RESET role;");
    }

    @Test
    void createsFurtherDatabasesAndLeavesExistingOnesTheirOwner() {
        String sql = RolesSql.text(Clusters.plan(
                "{postgres: {databases: [{name: reporting}]}, security: {roles: [{name: r, access: owner}]}}"));
        assertThat(sql)
                .contains("format('CREATE DATABASE %I OWNER %I', 'reporting', 'app')")
                .contains("GRANT CONNECT ON DATABASE \"reporting\" TO \"r\";")
                .contains("ALTER ROLE \"r\" IN DATABASE \"reporting\" SET role = 'app';")
                .doesNotContain("ALTER DATABASE \"reporting\" OWNER");
    }

    @Test
    void createsExtensionsButNotLibraries() {
        assertThat(
                        ExtensionsSql.text(
                                Clusters.plan(
                                        "{postgres: {extensions: [pg_trgm, auto_explain]}, security: {audit: {enabled: true, classes: [ddl]}}}")))
                .contains("CREATE EXTENSION IF NOT EXISTS \"pg_trgm\";")
                .contains("CREATE EXTENSION IF NOT EXISTS \"pgaudit\";")
                .doesNotContain("auto_explain");
    }

    private static String grants(int version, String access) {
        String spec =
                "{postgres: {version: %s}, security: {roles: [{name: r, access: %s}]}}".formatted(version, access);
        String sql = RolesSql.text(Clusters.plan(spec));
        return sql.substring(sql.indexOf("-- r: " + access));
    }
}
