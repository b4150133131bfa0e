package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Writes rows, and reads them as changes from slots, on whichever member is primary. */
final class ChangeConsumer {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String DECLARED = "orders_cdc";
    private static final String FAILOVER = "by_consumer";

    private final LiveCluster cluster;
    private final List<String> slots;

    private ChangeConsumer(LiveCluster cluster, List<String> slots) {
        this.cluster = cluster;
        this.slots = slots;
    }

    /** {@code specification} with a slot that the cluster keeps. */
    static String in(String specification) {
        String logical = "    logicalReplication: { enabled: true, slots: [{ name: " + DECLARED
                + ", plugin: test_decoding }] }\n";
        return specification.replace("    user: appuser\n", "    user: appuser\n" + logical);
    }

    /** Waits until every member of {@code cluster} has the slots: the specification's, and from 17 on a consumer's own. */
    static ChangeConsumer start(LiveCluster cluster, int major) {
        ChangeConsumer consumer =
                new ChangeConsumer(cluster, major >= 17 ? List.of(DECLARED, FAILOVER) : List.of(DECLARED));
        // Patroni restarts a replica to give it the specification's slot, and only then does the cluster stay as it is.
        consumer.awaitEverywhere(DECLARED);
        cluster.awaitHealthy();
        if (major >= 17) {
            consumer.onPrimary("SELECT pg_create_logical_replication_slot('" + FAILOVER
                    + "', 'test_decoding', false, false, true)");
            consumer.awaitEverywhere(FAILOVER);
        }
        consumer.onPrimary("CREATE TABLE captured (i int)");
        return consumer;
    }

    private void awaitEverywhere(String slot) {
        for (String member : List.of("pg1", "pg2", "pg3")) {
            Await.until(slot + " is on " + member, LIMIT, () -> has(member, slot));
        }
    }

    /** A replica that does not answer does not have it yet: Patroni restarts it to give it the slot. */
    private boolean has(String member, String slot) {
        // Temporary while the replica has not yet caught up with the slot's position.
        String found = "SELECT count(*) FROM pg_replication_slots WHERE slot_name = '" + slot + "' AND NOT temporary";
        Ran asked = ask(member, found);
        return asked.exitCode() == 0 && asked.out().strip().equals("1");
    }

    /** Writes a row that nothing has read yet. */
    void write(int row) {
        onPrimary("INSERT INTO captured VALUES (" + row + ")");
    }

    /** Every slot gives the rows that were written since the last time, in order; it may give earlier ones before them. */
    void assertReads(Integer... rows) {
        for (String slot : slots) {
            String changes = "SELECT substring(data from 'i\\[integer\\]:(\\d+)') FROM pg_logical_slot_get_changes('"
                    + slot + "', NULL, NULL) WHERE data LIKE 'table public.captured: INSERT%'";
            assertThat(onPrimary(changes).lines().map(Integer::valueOf))
                    .as("rows that the slot %s gives", slot)
                    .endsWith(rows);
        }
    }

    private String onPrimary(String sql) {
        return sql(cluster.primary(), sql);
    }

    private String sql(String member, String sql) {
        return ask(member, sql).orFail().out().strip();
    }

    private Ran ask(String member, String sql) {
        return cluster.exec(member, "psql", "-XAtqc", sql, "myapp");
    }
}
