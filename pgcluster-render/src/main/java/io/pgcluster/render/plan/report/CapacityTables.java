package io.pgcluster.render.plan.report;

import io.pgcluster.model.sizing.ConnectionBudget;
import io.pgcluster.model.sizing.MemoryProof;
import io.pgcluster.model.sizing.WalSizing;
import io.pgcluster.render.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The sums: connections, memory, WAL. */
final class CapacityTables {
    private CapacityTables() {}

    static ReportSection connections(Plan plan) {
        ConnectionBudget budget = plan.capacity().connections();
        List<List<String>> rows = new ArrayList<>();
        budget.terms()
                .forEach(term ->
                        rows.add(List.of(term.name(), term.arithmetic(), Integer.toString(term.connections()))));
        rows.add(List.of("sum", "max_connections", Integer.toString(budget.maxConnections())));
        return new ReportSection(
                "connections", "Connections of each server", List.of("who", "how it adds up", "connections"), rows);
    }

    static ReportSection memory(Plan plan) {
        MemoryProof proof = plan.capacity().memory();
        List<List<String>> rows = new ArrayList<>();
        proof.terms()
                .forEach(term -> rows.add(List.of(term.name(), term.arithmetic(), Texts.mebibytes(term.amount()))));
        rows.add(List.of("sum", "", Texts.mebibytes(proof.total())));
        rows.add(List.of("limit", "resources.postgres.memory", Texts.mebibytes(proof.limit())));
        rows.add(List.of("headroom", "limit − sum", Texts.mebibytes(proof.headroom())));
        return new ReportSection(
                "memory", "Worst-case memory of each server", List.of("what", "how it adds up", "amount"), rows);
    }

    static ReportSection wal(Plan plan) {
        WalSizing wal = plan.capacity().wal();
        return new ReportSection(
                "wal",
                "Space for WAL on each server",
                List.of("what", "amount"),
                List.of(
                        List.of("space", Texts.mebibytes(wal.space())),
                        List.of("between checkpoints (max_wal_size)", Texts.mebibytes(wal.maxWalSize())),
                        List.of("for lagging replicas (max_slot_wal_keep_size)", Texts.mebibytes(wal.slotKeepSize())),
                        List.of("for readers without a slot (wal_keep_size)", Texts.mebibytes(wal.keepSize()))));
    }
}
