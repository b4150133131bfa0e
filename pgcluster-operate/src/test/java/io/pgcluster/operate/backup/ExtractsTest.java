package io.pgcluster.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgcluster.operate.backup.extract.ExtractPlan;
import io.pgcluster.operate.backup.extract.ExtractReport;
import io.pgcluster.operate.backup.extract.ExtractRequest;
import io.pgcluster.operate.backup.extract.ExtractedTable;
import io.pgcluster.operate.backup.extract.Extracts;
import io.pgcluster.operate.cluster.PlanFixture;
import io.pgcluster.operate.cluster.RunningCluster;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.operate.failure.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExtractsTest {
    private static final RecoveryTarget TARGET =
            new RecoveryTarget(RecoveryTarget.Kind.TIME, "2026-11-28T04:30:00Z", OptionalInt.empty());
    private static final String INTO = "restored_20261128t043000z_orders";
    private static final ExtractRequest REQUEST =
            new ExtractRequest("myapp", Optional.empty(), Optional.of("public.orders"), Optional.empty(), TARGET);

    private final BackupCluster engine = new BackupCluster();
    private final List<String> steps = new ArrayList<>();
    private final Extracts extracts;

    ExtractsTest() {
        extracts = new Extracts(new RunningCluster(
                PlanFixture.of("{highAvailability: {replicas: 2}, backup: {enabled: true}}"), engine));
        engine.answer(
                "load-check",
                0,
                "{\"ok\":true,\"into\":\"" + INTO + "\",\"freeBytes\":5000,\"logicalSlots\":[\"feed\"]}",
                "");
        engine.answer("extract", 0, "", "");
        engine.answer(
                "load",
                0,
                "{\"ok\":true,\"into\":\"" + INTO + "\",\"owner\":\"app\",\"formerOwner\":\"gone\","
                        + "\"lastTransaction\":\"2026-11-28T04:29:59Z\",\"leftOut\":[\"trigger t of orders\"],"
                        + "\"tables\":[{\"schema\":\"" + INTO
                        + "\",\"table\":\"orders\",\"rowsThen\":7,\"rowsLoaded\":7,\"rowsNow\":null,\"unlogged\":false}],"
                        + "\"statements\":[\"SELECT 1;\"]}",
                "");
    }

    private ExtractPlan plan() {
        return extracts.plan(REQUEST, steps::add);
    }

    @Test
    void sendsFromTheBackupHostToThePrimaryUnderTheCheckedName() {
        ExtractReport report = extracts.run(plan(), steps::add);

        assertThat(engine.calls)
                .containsExactly(
                        "pg2 load-check --database myapp --table public.orders --to-time 2026-11-28T04:30:00Z",
                        "backup extract --database myapp --table public.orders --to-time 2026-11-28T04:30:00Z --into "
                                + INTO,
                        "pg2 load --owner app");
        assertThat(report.owner()).isEqualTo("app");
        assertThat(report.formerOwner()).isEqualTo("gone");
        assertThat(report.lastCommit()).contains("2026-11-28T04:29:59Z");
        assertThat(report.tables())
                .containsExactly(new ExtractedTable(INTO, "orders", 7, 7, OptionalLong.empty(), false));
        assertThat(report.leftOut()).containsExactly("trigger t of orders");
        assertThat(report.statements()).containsExactly("SELECT 1;");
    }

    @Test
    void saysBeforehandWhatItCosts() {
        assertThat(plan().describe())
                .anyMatch(line -> line.contains("20261128-020000F into a throw-away server"))
                .anyMatch(line -> line.contains("on pg2 as schema " + INTO))
                .anyMatch(line -> line.contains("as much WAL"))
                .anyMatch(line -> line.contains("logical slots feed"));
    }

    @Test
    void archivesTheNewestWalOnceIfTheTargetIsNotInTheArchiveYet() {
        engine.answer("preflight", 1, "{\"ok\":false,\"problem\":\"it is after the end\",\"hint\":\"wait\"}", "");

        assertThatThrownBy(this::plan)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is after the end; nothing was changed");
        assertThat(engine.calls).filteredOn("backup run check"::equals).hasSize(1);
    }

    @Test
    void refusesWhatThePrimaryCannotTakeWithItsReason() {
        engine.answer(
                "load-check",
                1,
                "{\"ok\":false,\"problem\":\"there is a schema x already\",\"hint\":\"name another\"}",
                "");

        assertThatThrownBy(this::plan)
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("there is a schema x already");
    }

    @Test
    void blamesTheBackupHostIfTheLoadGotTooLittle() {
        engine.answer(
                "extract", 1, "", "pgcluster-backup extract: there was no table public.orders\n  do: see the names");
        engine.answer("load", 65, "{\"ok\":false,\"problem\":\"nothing was loaded: no data came\",\"hint\":\"\"}", "");

        assertThatThrownBy(() -> extracts.run(plan(), steps::add))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("there was no table public.orders");
    }

    @Test
    void blamesTheLoadIfItEndedForAReasonOfItsOwn() {
        engine.answer("extract", 1, "", "pgcluster-backup extract: the program that was to load the data has ended");
        engine.answer("load", 1, "{\"ok\":false,\"problem\":\"the live database has no type mood\",\"hint\":\"\"}", "");

        assertThatThrownBy(() -> extracts.run(plan(), steps::add))
                .isInstanceOf(FailedException.class)
                .hasMessageContaining("has no type mood");
    }
}
