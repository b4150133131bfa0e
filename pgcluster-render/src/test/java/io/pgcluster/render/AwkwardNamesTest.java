package io.pgcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Names of databases and roles that PostgreSQL takes in quotes, in every file that holds them. */
class AwkwardNamesTest {
    private static final String ROLES = """
            security:
              roles: [{name: "../읽기 100%", access: owner}]
            """;
    private static final String USER = "user: \"O'Neil \\\"$HOME`id`\\\"\"";

    private final Plan plan = Clusters.plan("postgres: {database: My-Db.2, " + USER + "}\n" + ROLES);
    private final Bundle bundle = ClusterRenderer.render(plan.cluster());

    @Test
    void quotesThemInSql() {
        assertThat(text("compose/config/scripts/roles.sql"))
                .contains("ALTER DATABASE \"My-Db.2\" OWNER TO \"O'Neil \"\"$HOME`id`\"\"\";")
                .contains("format('CREATE ROLE %I', 'O''Neil \"$HOME`id`\"')")
                .contains("GRANT CONNECT ON DATABASE \"My-Db.2\" TO \"../읽기 100%\";")
                .contains("IN DATABASE \"My-Db.2\" SET role = 'O''Neil \"$HOME`id`\"'")
                .contains("\\connect \"My-Db.2\"");
        assertThat(text("compose/config/scripts/extensions.sql")).contains("\\connect \"My-Db.2\"");
    }

    @Test
    void namesThePoolersDatabaseAsItIs() {
        assertThat(text("compose/config/pgbouncer/pgbouncer.ini"))
                .containsPattern("(?m)^My-Db\\.2 = host=.* dbname=My-Db\\.2( |$)");
    }

    @Test
    void keepsPasswordsInFilesOfTheirOwnDirectory() {
        assertThat(plan.secrets().passwords())
                .extracting(password -> password.passwordFile())
                .contains("O%27Neil%20%22%24HOME%60id%60%22.password")
                .contains("%2e.%2f%ec%9d%bd%ea%b8%b0%20100%25.password")
                .allSatisfy(file -> assertThat(file).matches("[A-Za-z0-9_.%-]+"));
        // RAISE takes a single percent sign for a place to fill in.
        assertThat(text("compose/config/scripts/roles.sql"))
                .contains("`cat /tls/O%27Neil%20%22%24HOME%60id%60%22.scram`")
                .contains("no SCRAM verifier in /tls/O%%27Neil%%20%%22%%24HOME%%60id%%60%%22.scram:");
    }

    @Test
    void quotesThemForTheShell() {
        assertThat(text("compose/drills/cluster.env"))
                .contains("export PGUSER='O'\\''Neil \"$HOME`id`\"'\n")
                .contains("export PGDATABASE=My-Db.2\n")
                .contains("PASSWORD_FILE=O%27Neil%20%22%24HOME%60id%60%22.password\n");
    }

    @Test
    void quotesADatabaseThatNoPoolerServes() {
        Plan direct = Clusters.plan("postgres: {database: \"Größe & Gewicht's\"}\npooling: {enabled: false}");

        Bundle files = ClusterRenderer.render(direct.cluster());

        assertThat(text(files, "compose/README.md")).contains("psql '--dbname=Größe & Gewicht'\\''s'");
        assertThat(text(files, "compose/config/scripts/roles.sql"))
                .contains("format('CREATE DATABASE %I OWNER %I', 'Größe & Gewicht''s', 'app')");
    }

    private String text(String path) {
        return text(bundle, path);
    }

    private static String text(Bundle files, String path) {
        Artifact artifact = files.find(path).orElseThrow(() -> new AssertionError("no " + path));
        return new String(artifact.bytes(), StandardCharsets.UTF_8);
    }
}
