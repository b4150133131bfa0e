package io.pgcluster.operate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.spec.Target;
import io.pgcluster.operate.failure.OperationException;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.plan.Plan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;

/** What {@code up} prints and {@code psql} uses, with names of databases, roles and directories that programs would take apart. */
class ConnectionTextTest {
    private static final Path DIRECTORY = Path.of("/my files/it's 100%+a&b=c");
    private static final String CA = DIRECTORY + "/compose/secrets/ca.crt";
    private static final String QUOTED_CA = "'/my files/it\\'s 100%+a&b=c/compose/secrets/ca.crt'";

    private final Plan plan =
            plan("{postgres: {database: \"Größe & Maß's\", user: \"O'Neil x\"}, pooling: {enabled: false}}");
    private final ClientAccess access = new ClientAccess(plan, new BundleDirectory(DIRECTORY, Target.COMPOSE));

    @Test
    void libpqReadsNamesAndPathsAsTheyAre() {
        assertThat(access.libpq(access.writable()))
                .isEqualTo("host=127.0.0.1,127.0.0.1 port=6432,6433 dbname='Größe & Maß\\'s' user='O\\'Neil x'"
                        + " sslmode=verify-full sslrootcert=" + QUOTED_CA);
    }

    @Test
    void theJdbcDriverReadsNamesAndPathsAsTheyAre() {
        Properties read = Driver.parseURL(access.jdbcUrl(access.writable()), new Properties());

        assertThat(read)
                .containsAllEntriesOf(Map.of(
                        "PGDBNAME",
                        "Größe & Maß's",
                        "sslmode",
                        "verify-full",
                        "sslrootcert",
                        CA,
                        "PGPORT",
                        "6432,6433"));
    }

    @Test
    void libpqInsideOfAContainerReadsNamesAsTheyAre() {
        assertThat(InsideAccess.libpq(plan, access.user(), true))
                .isEqualTo("host=haproxy1,haproxy2 port=5435 dbname='Größe & Maß\\'s' user='O\\'Neil x'"
                        + " connect_timeout=3 sslmode=verify-full sslrootcert=/tls/ca.crt");
    }

    @Test
    void everyPoolerIsListedAndBypassedOnRequest() {
        Plan pooled = plan("{}");
        ClientAccess way = access("{}");

        assertThat(way.libpq(way.writable())).startsWith("host=127.0.0.1,127.0.0.1 port=6432,6433 dbname=app ");
        assertThat(way.libpq(way.direct())).startsWith("host=127.0.0.1,127.0.0.1 port=5435,5436 dbname=app ");
        assertThat(InsideAccess.libpq(pooled, "app", false)).startsWith("host=pgbouncer1,pgbouncer2 port=6432 ");
        assertThat(InsideAccess.libpq(pooled, "app", true)).startsWith("host=haproxy1,haproxy2 port=5435 ");
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, publish on one address of it", "10.0.0.9, add 10.0.0.9/32"})
    void refusesToConnectWhereThisHostIsNotAdmitted(String address, String remedy) {
        String spec = "{security: {allowedClients: [192.0.2.0/24]}, network: {publish: {address: %s}}}";

        assertThatThrownBy(() -> access(spec.formatted(address)).requireThisHost("sql"))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("sql connects as a client on this host")
                .hasMessageContaining(remedy);
        assertThatCode(() -> access(spec.formatted("192.0.2.7")).requireThisHost("sql"))
                .doesNotThrowAnyException();
        assertThatCode(() -> access("{}").requireThisHost("sql")).doesNotThrowAnyException();
    }

    private static ClientAccess access(String spec) {
        return new ClientAccess(plan(spec), new BundleDirectory(DIRECTORY, Target.COMPOSE));
    }

    private static Plan plan(String spec) {
        Resolution resolution = ClusterModel.load("""
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata: {name: demo}
                spec: %s
                """.formatted(spec));
        return ClusterRenderer.plan(((Resolution.Accepted) resolution).cluster());
    }
}
