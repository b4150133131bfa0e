package io.pgcluster.render.plan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.postgres.ParameterCatalogue;
import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Note;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerPlannerTest {
    @Test
    void sizesAServerByHand() {
        ServerPlan server = Clusters.plan("""
                        postgres: {version: 17, maxConnections: 100, profile: oltp}
                        resources:
                          postgres: {cpu: 4, memory: 8Gi}
                          storage: {size: 100Gi, walSize: 20Gi}
                        """).server();

        // 8Gi / 4; 8Gi / 4 × 3; 8Gi / 16; that / 3
        assertThat(value(server, "shared_buffers")).isEqualTo("2GB");
        assertThat(value(server, "effective_cache_size")).isEqualTo("6GB");
        assertThat(value(server, "maintenance_work_mem")).isEqualTo("512MB");
        assertThat(value(server, "autovacuum_work_mem")).isEqualTo("170MB");
        // 2Gi / 32 is more than a segment
        assertThat(value(server, "wal_buffers")).isEqualTo("16MB");
        // (8192 − 4314.9 that others take) MiB / (104 processes × 2) = 18.64 MiB, in steps of 64 KiB
        assertThat(value(server, "work_mem")).isEqualTo("19072kB");
        assertThat(value(server, "max_parallel_workers")).isEqualTo("4");
        assertThat(value(server, "max_parallel_workers_per_gather")).isEqualTo("2");
        // 40 % and 50 % of 20Gi, the first but not above 8Gi
        assertThat(value(server, "max_wal_size")).isEqualTo("8GB");
        assertThat(value(server, "max_slot_wal_keep_size")).isEqualTo("10GB");
    }

    @Test
    void smallVolumeBoundsTheWal() {
        ServerPlan server = Clusters.plan("resources: {storage: {size: 10Gi, walSize: 2Gi}}")
                .server();

        // 2048 MiB × 40 % = 819 MiB = 51 segments; half = 64 segments; a twentieth = 6 segments
        assertThat(value(server, "max_wal_size")).isEqualTo("816MB");
        assertThat(value(server, "max_slot_wal_keep_size")).isEqualTo("1GB");
        assertThat(value(server, "wal_keep_size")).isEqualTo("96MB");
    }

    @Test
    void oldestVersionKeepsSegmentsAndHasNoCapForSlots() {
        ServerPlan server = Clusters.plan("postgres: {version: 12}").server();

        assertThat(value(server, "wal_keep_segments")).isEqualTo("32");
        assertThat(names(server))
                .doesNotContain(
                        "wal_keep_size",
                        "max_slot_wal_keep_size",
                        "hash_mem_multiplier",
                        "client_connection_check_interval");
    }

    @Test
    void newestVersionChoosesItsInputAndOutputMethod() {
        assertThat(value(Clusters.plan("postgres: {version: 18}").server(), "io_method"))
                .isEqualTo("worker");
        assertThat(names(Clusters.plan("postgres: {version: 17}").server())).doesNotContain("io_method");
    }

    @Test
    void workersForInputAndOutputAreNamedAsTheVersionNamesThem() {
        ServerPlan eighteen = Clusters.plan("postgres: {version: 18}").server();
        ServerPlan nineteen = Clusters.plan("postgres: {version: 19}").server();

        assertThat(value(eighteen, "io_workers")).isEqualTo("3");
        assertThat(names(eighteen)).doesNotContain("io_max_workers");
        assertThat(value(nineteen, "io_max_workers")).isEqualTo("8");
        assertThat(names(nineteen)).doesNotContain("io_workers");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionSaysHowPasswordsAreStored(PostgresVersion version) {
        ServerPlan server =
                Clusters.plan("postgres: {version: %s}".formatted(version)).server();

        assertThat(value(server, "password_encryption")).isEqualTo("scram-sha-256");
    }

    static List<PostgresVersion> versions() {
        return PostgresVersion.all();
    }

    @Test
    void specificationReplacesWhatWasSized() {
        ServerPlan server = Clusters.plan("postgres: {parameters: {work_mem: 2MB, RANDOM_PAGE_COST: \"4\"}}")
                .server();

        assertThat(server.parameters())
                .contains(
                        new ParameterPlan("work_mem", "2MB", ParameterOrigin.USER),
                        new ParameterPlan("random_page_cost", "4", ParameterOrigin.USER));
    }

    @Test
    void archivingCanBeTurnedOnLaterWithoutARestart() {
        Plan plan = Clusters.plan("backup: {enabled: false}");

        assertThat(value(plan.server(), "archive_mode")).isEqualTo("on");
        assertThat(value(plan.server(), "archive_command")).isEqualTo("/bin/true");
        assertThat(plan.notes()).extracting(Note::id).contains("no-archiver");
    }

    @Test
    void archivesThroughTheBackupToolAndClosesSegmentsInTime() {
        Plan plan = Clusters.plan("backup: {walArchiving: {timeout: 90s}}");

        assertThat(value(plan.server(), "archive_command"))
                .isEqualTo("pgbackrest --stanza=" + plan.name() + " archive-push %p");
        assertThat(value(plan.server(), "archive_timeout")).isEqualTo("90s");
        assertThat(plan.notes()).extracting(Note::id).doesNotContain("no-archiver");
    }

    @Test
    void auditLoadsItsLibraryAndNamesItsClasses() {
        ServerPlan server = Clusters.plan("security: {audit: {enabled: true, classes: [role, ddl]}}")
                .server();

        assertThat(value(server, "shared_preload_libraries")).isEqualTo("pg_stat_statements,pgaudit");
        assertThat(value(server, "pgaudit.log")).isEqualTo("ddl,role");
    }

    @Test
    void filesOfTheNodeStayOutOfTheConsensusStore() {
        ServerPlan server = Clusters.plan("").server();

        assertThat(server.local())
                .containsOnlyKeys("ssl_ca_file", "ssl_cert_file", "ssl_key_file", "unix_socket_directories");
        assertThat(server.dynamic().parameters()).doesNotContainKeys("ssl_ca_file", "unix_socket_directories");
    }

    @ParameterizedTest
    @CsvSource({"async,false", "sync,true", "quorum,quorum"})
    void dynamicConfigurationHasPatronisWords(String mode, String word) {
        Map<String, Object> tree =
                Clusters.plan("""
                        highAvailability:
                          replication: {mode: %s, maximumLag: 1Mi}
                          failover: {profile: fast}
                        """.formatted(mode)).server().dynamic().tree();

        assertThat(tree.get("synchronous_mode")).hasToString(word);
        assertThat(tree)
                .containsEntry("ttl", 20L)
                .containsEntry("loop_wait", 5L)
                .containsEntry("retry_timeout", 5L)
                .containsEntry("maximum_lag_on_failover", 1_048_576L)
                .containsEntry("failsafe_mode", true)
                .containsKey("postgresql")
                .doesNotContainKey("pause");
    }

    @ParameterizedTest
    @CsvSource({"1,false", "2,true"})
    void lastCopyOfTheDataIsNeverRemoved(int replicas, boolean removes) {
        Plan plan = Clusters.plan("highAvailability: {replicas: %s}".formatted(replicas));

        assertThat(plan.server().dynamic().removeDataOnRewindFailure()).isEqualTo(removes);
    }

    @ParameterizedTest
    @CsvSource({"16,C.UTF-8,", "17,C.UTF-8,builtin", "17,en_US.UTF-8,"})
    void builtInCollationIsUsedWhereThereIsOne(int version, String locale, String provider) {
        InitDb initDb = Clusters.plan("postgres: {version: %s, locale: %s}".formatted(version, locale))
                .server()
                .initDb();

        assertThat(initDb.provider().orElse(null)).isEqualTo(provider);
    }

    private static String value(ServerPlan server, String name) {
        return server.parameter(name, "");
    }

    private static List<String> names(ServerPlan server) {
        return server.parameters().stream().map(ParameterPlan::name).toList();
    }

    @Test
    void setsManagedParametersToWhatTheModelSaysTheyAre() {
        ServerPlan server = Clusters.plan("").server();

        assertThat(ParameterCatalogue.get().managed())
                .filteredOn(parameter -> parameter.value().isPresent())
                .hasSizeGreaterThan(10)
                .allSatisfy(parameter -> assertThat(server.parameter(
                                parameter.name(), parameter.value().orElseThrow()))
                        .isEqualTo(parameter.value().orElseThrow()));
    }

    @Test
    void writesAManagedParameterOnceThoughTheSpecificationRepeatsItsValue() {
        ServerPlan server = Clusters.plan("postgres: {parameters: {port: 5432, hot_standby: \"on\"}}")
                .server();

        assertThat(server.parameters())
                .extracting(ParameterPlan::name)
                .contains("hot_standby")
                .doesNotContain("port");
    }
}
