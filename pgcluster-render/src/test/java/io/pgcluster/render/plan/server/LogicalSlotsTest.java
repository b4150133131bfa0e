package io.pgcluster.render.plan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.config.sql.RolesSql;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.platform.Note;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalSlotsTest {
    @Test
    void patroniKeepsTheSlotsOfTheSpecificationAndLeavesOthersAlone() {
        Map<String, Object> tree = plan(15).server().dynamic().tree();

        assertThat(tree.get("slots"))
                .isEqualTo(Map.of(
                        "orders_cdc", Map.of("type", "logical", "database", "app", "plugin", "pgoutput"),
                        "jobs_cdc", Map.of("type", "logical", "database", "jobs", "plugin", "test_decoding")));
        assertThat(tree.get("ignore_slots")).isEqualTo(List.of(Map.of("type", "logical")));
    }

    @Test
    void withoutLogicalReplicationSlotsAreNotMentioned() {
        ServerPlan server = Clusters.plan("").server();

        assertThat(server.dynamic().tree()).doesNotContainKeys("slots", "ignore_slots");
        assertThat(server.parameter("wal_level", "")).isEqualTo("replica");
        assertThat(server.parameter("hot_standby_feedback", "unset")).isEqualTo("unset");
    }

    @ParameterizedTest
    @CsvSource({"12,unset,false", "16,unset,false", "17,on,true", "18,on,true"})
    void replicasCopyFailoverSlotsWhereTheVersionCan(int version, String copying, boolean session) {
        ServerPlan server = plan(version).server();

        assertThat(server.parameter("wal_level", "")).isEqualTo("logical");
        assertThat(server.parameter("hot_standby_feedback", "unset")).isEqualTo("on");
        assertThat(server.parameter("sync_replication_slots", "unset")).isEqualTo(copying);
        assertThat(server.accessRules().stream()
                        .map(HbaRule::line)
                        .anyMatch(line -> line.startsWith("hostssl postgres replicator ")))
                .isEqualTo(session);
        assertThat(RolesSql.text(plan(version)).contains("GRANT CONNECT ON DATABASE postgres TO replicator;"))
                .isEqualTo(session);
    }

    @Test
    void everySlotHasAWalSenderBeyondThoseOfTheReplicas() {
        assertThat(plan(15).server().parameter("max_replication_slots", "")).isEqualTo("12");
        assertThat(plan(15).server().parameter("max_wal_senders", "")).isEqualTo("12");
    }

    @Test
    void onlyARoleWithThatAccessMayStream() {
        assertThat(RolesSql.text(plan(15)))
                .contains("ALTER ROLE \"debezium\" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE REPLICATION ")
                .contains("ALTER ROLE \"reader\" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION ");
    }

    @ParameterizedTest
    @CsvSource({"12,nothing limits the WAL", "16,has no failover slots", "17,failover = true"})
    void thePlanSaysWhatTheVersionCannotDo(int version, String expected) {
        assertThat(plan(version).notes())
                .filteredOn(note -> note.id().equals("logical-replication"))
                .singleElement()
                .extracting(Note::text)
                .asString()
                .contains(expected);
    }

    private static Plan plan(int version) {
        return Clusters.plan(String.format(Locale.ROOT, """
            {postgres: {version: %d, databases: [{name: jobs}], logicalReplication: {enabled: true, slots: [
              {name: orders_cdc}, {name: jobs_cdc, database: jobs, plugin: test_decoding}]}},
             security: {roles: [{name: debezium, access: replication}, {name: reader, access: read}]}}""", version));
    }
}
