package io.pgcluster.model.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.spec.ClusterSpec;
import io.pgcluster.model.value.MemorySize;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The division of memory, WAL and connections, against figures worked out by hand. */
class SizingTest {
    @Test
    void defaultBudgetAddsUp() {
        ConnectionBudget budget = ConnectionBudget.of(spec(""));

        // 200 − 3 − 5 − 3 = 189 usable; 189 × 4 / 5 / 2 = 75 per pooler; 189 − 150 − 4 = 35 past the poolers, 17 per
        // proxy, of which a quarter for reads without a replica; 150 + 4 + 5 of the poolers and the cluster itself
        assertThat(budget.usable()).isEqualTo(189);
        assertThat(budget.pools()).contains(new PoolSizes(List.of(new DatabasePool("app", 75, 37, 18, 18)), 2));
        assertThat(budget.proxy()).isEqualTo(new ProxySizes(159, 13, 4, 94));
        assertThat(budget.fits()).isTrue();
    }

    @Test
    void databasesDivideWhatOneWouldHave() {
        ConnectionBudget budget =
                ConnectionBudget.of(spec("postgres: {databases: [{name: a}, {name: b, connections: 29}, {name: c}]}"));

        // 75 per pooler as with one database; 29 / 2 = 14 for b; (75 - 14) / 3 = 20 for a and c; the remaining 1 for
        // app
        assertThat(budget.pools().orElseThrow().databases())
                .extracting(DatabasePool::database, DatabasePool::maxDbConnections)
                .containsExactly(tuple("app", 21), tuple("a", 20), tuple("b", 14), tuple("c", 20));
        assertThat(budget.pools().orElseThrow().maxConnections()).isEqualTo(75);
        assertThat(budget.terms().stream().mapToInt(ConnectionTerm::connections).sum())
                .isEqualTo(200);
    }

    @Test
    void withoutPoolersEverythingUsableIsForClients() {
        ConnectionBudget budget = ConnectionBudget.of(spec("pooling: {enabled: false}"));

        assertThat(budget.pools()).isEmpty();
        // 189 / 2 per proxy, of which a tenth for reads without a replica
        assertThat(budget.proxy()).isEqualTo(new ProxySizes(5, 85, 9, 94));
    }

    @ParameterizedTest
    @CsvSource({"25, 1, 1", "40, 2, 2", "100, 2, 2", "100, 1, 2", "200, 4, 2", "200, 8, 1"})
    void allTermsTogetherAddUpToMaxConnections(int maxConnections, int poolers, int proxies) {
        ConnectionBudget budget = ConnectionBudget.of(spec("{postgres: {maxConnections: " + maxConnections
                + "}, pooling: {instances: " + poolers + "}, highAvailability: {proxies: " + proxies + "}}"));

        assertThat(budget.fits()).isTrue();
        assertThat(budget.terms().stream().mapToInt(ConnectionTerm::connections).sum())
                .isEqualTo(maxConnections);
        assertThat(budget.terms()).allMatch(term -> term.connections() >= 0);
        PoolSizes pools = budget.pools().orElseThrow();
        ProxySizes proxy = budget.proxy();
        int pooled = poolers * (pools.maxConnections() + pools.authConnections());
        assertThat(pooled + proxies * (proxy.direct() + proxy.fallback())).isLessThanOrEqualTo(budget.usable());
    }

    @Test
    void reservedConnectionsComeFirst() {
        ConnectionBudget budget =
                ConnectionBudget.of(spec("postgres: {version: 17, parameters: {reserved_connections: \"10\"}}"));

        assertThat(budget.usable()).isEqualTo(179);
        assertThat(budget.terms()).contains(new ConnectionTerm("reserved roles", "reserved_connections", 10));
    }

    @Test
    void worstCaseIsTheSumOfItsLines() {
        ClusterSpec spec = spec("""
                postgres: {version: 17, maxConnections: 100}
                resources: {postgres: {cpu: 1, memory: 2Gi}}
                """);

        // 512 shared; 512/32 + 16 + 100 × 80Ki + 8; 100 × 2; 100 × 512/512; 3 × 42; 128; 10 × 2; 16; 80; 2048/20
        double others = 512 + (16 + 16 + 7.8125 + 8) + 200 + 100 + 126 + 128 + 20 + 16 + 80 + 102.4;
        // what is left, halved for hash_mem_multiplier 2, by 100 connections, in steps of 64 KiB
        double workMem = Math.floor((2048 - others) / 200 * 16) / 16;
        MemoryProof proof = MemoryProof.of(spec);
        assertThat(MemorySizing.of(spec).workMem().bytes()).isEqualTo((long) (workMem * (1 << 20)));
        assertThat(proof.total().bytes() / (double) (1 << 20)).isCloseTo(others + workMem * 200, within(0.01));
        assertThat(proof.holds()).isTrue();
    }

    @Test
    void fewConnectionsGetNoMoreThanPgtuneWouldGive() {
        MemorySizing sizing = MemorySizing.of(spec("""
                postgres: {version: 14, maxConnections: 50}
                resources: {postgres: {cpu: 1, memory: 16Gi}}
                pooling: {instances: 1}
                """));

        // (16384 − 4096) MiB / (3 × (50 + 8)) = 70.6 MiB, in steps of 64 KiB
        assertThat(sizing.workMem()).isEqualTo(MemorySize.parse("72256Ki"));
    }

    @ParameterizedTest
    @CsvSource({"12,1.0", "14,1.0", "15,2.0", "18,2.0"})
    void hashesTakeWhatTheVersionAllows(int version, double multiplier) {
        MemorySizing sizing = MemorySizing.of(spec("postgres: {version: %s}".formatted(version)));

        assertThat(sizing.hashMultiplier()).isEqualTo(multiplier);
    }

    @ParameterizedTest
    @CsvSource({"1024,8Mi", "64kB,64Ki", "-1,16Mi"})
    void writtenAmountsCountAsTheServerCountsThem(String written, String amount) {
        String text = "postgres: {parameters: {wal_buffers: \"%s\"}}".formatted(written);

        assertThat(MemorySizing.of(spec(text)).walBuffers()).isEqualTo(MemorySize.parse(amount));
    }

    @Test
    void autovacuumMayUseAsMuchAsMaintenanceWhereItIsConfigured() {
        MemorySizing sizing =
                MemorySizing.of(spec("postgres: {maxConnections: 100, parameters: {autovacuum_work_mem: \"-1\"}}"));

        assertThat(sizing.autovacuumWorkMem()).isEqualTo(sizing.maintenanceWorkMem());
    }

    @Test
    void walSharesTheDataVolumeAndGetsTwoFifthsOfIt() {
        WalSizing sizing = WalSizing.of(spec("resources: {storage: {size: 10Gi}}"));

        // 4Gi; 40 % in whole segments; half; a twentieth in whole segments
        assertThat(sizing.space()).isEqualTo(MemorySize.parse("4Gi"));
        assertThat(sizing.maxWalSize()).isEqualTo(MemorySize.parse("1632Mi"));
        assertThat(sizing.slotKeepSize()).isEqualTo(MemorySize.parse("2Gi"));
        assertThat(sizing.keepSize()).isEqualTo(MemorySize.parse("192Mi"));
    }

    @Test
    void oldestVersionKeepsSegments() {
        WalSizing sizing = WalSizing.of(spec("postgres: {version: 12, parameters: {wal_keep_segments: \"10\"}}"));

        assertThat(sizing.keepSize()).isEqualTo(MemorySize.parse("160Mi"));
    }

    private static ClusterSpec spec(String text) {
        String header = "apiVersion: pgcluster.io/v1\nkind: PostgresCluster\nmetadata: {name: demo}\n";
        Resolution resolution = ClusterModel.load(text.isEmpty() ? header : header + "spec:\n" + text.indent(2));
        if (resolution instanceof Resolution.Accepted accepted) {
            return accepted.cluster().spec();
        }
        throw new AssertionError("the specification of this test is refused: " + resolution.problems());
    }
}
