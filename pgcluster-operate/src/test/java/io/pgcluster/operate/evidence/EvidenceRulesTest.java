package io.pgcluster.operate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Half-lost clusters: what {@code up} says, and whether the bundle's own job refuses where Compose alone starts it. */
class EvidenceRulesTest {
    private final Path root;

    EvidenceRulesTest(@TempDir Path root) {
        this.root = root;
    }

    /** What Compose alone is expected to do. */
    enum Compose {
        STARTS,
        REFUSES
    }

    record Case(String name, UnaryOperator<StoredCluster> change, Compose compose, String cause, String remedy) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAndSaysWhatToDo(Case one) {
        StoredCluster cluster = one.change().apply(StoredCluster.stopped(root));
        List<Finding> findings = cluster.judge();

        assertThat(findings).as(findings.toString()).singleElement().satisfies(finding -> {
            assertThat(finding.refuses()).isTrue();
            assertThat(finding.cause()).contains(one.cause());
            assertThat(finding.remedy()).contains(one.remedy());
        });
        assertCompose(cluster, one.compose());
    }

    static Stream<Case> refused() {
        return Stream.of(
                new Case(
                        "a store of three is to have one member",
                        cluster -> cluster.wantsStore("etcd1"),
                        Compose.REFUSES,
                        "created with etcd1, etcd2, etcd3, but the specification asks for etcd1",
                        "consensus.members: 3"),
                new Case(
                        "a store of three is to have five",
                        cluster -> cluster.wantsStore("etcd1", "etcd2", "etcd3", "etcd4", "etcd5"),
                        Compose.REFUSES,
                        "would form a second one",
                        "consensus.members: 3"),
                new Case(
                        "a store of one member, made before there were identities, is to have three",
                        cluster -> cluster.loseVolume("store", "etcd2")
                                .loseVolume("store", "etcd3")
                                .withoutIdentities(),
                        Compose.REFUSES,
                        "etcd2, etcd3 have lost the data",
                        "Lost volumes"),
                new Case(
                        "every consensus member's volume is gone",
                        cluster -> cluster.loseVolume("store", "etcd1")
                                .loseVolume("store", "etcd2")
                                .loseVolume("store", "etcd3"),
                        Compose.REFUSES,
                        "could take over, or an empty member could initialize a new database",
                        "pg1, which is furthest ahead (timeline 2)"),
                new Case(
                        "every consensus member's volume was emptied",
                        cluster -> cluster.empty("store", "etcd1")
                                .empty("store", "etcd2")
                                .empty("store", "etcd3"),
                        Compose.REFUSES,
                        "the consensus store (etcd1, etcd2, etcd3) has none",
                        "Restore the volumes"),
                new Case(
                        "one consensus member's volume is gone",
                        cluster -> cluster.loseVolume("store", "etcd2"),
                        Compose.REFUSES,
                        "etcd2 has lost the data",
                        "Lost volumes"),
                new Case(
                        "the data of every member is gone",
                        cluster -> cluster.loseVolume("data", "pg1")
                                .loseVolume("data", "pg2")
                                .loseVolume("data", "pg3"),
                        Compose.REFUSES,
                        "the data of every member (pg1, pg2, pg3) is gone",
                        "pgcluster down --volumes --yes"),
                new Case(
                        "the primary's data is gone where commits do not wait",
                        cluster -> cluster.asynchronous().loseVolume("data", "pg1"),
                        Compose.STARTS,
                        "acknowledged rows may exist only in the lost volume",
                        "fake up"),
                new Case(
                        "the secrets directory is gone",
                        cluster -> cluster.loseSecrets("ca.crt", "control-ca.crt", "app.password"),
                        Compose.STARTS,
                        "ca.crt, control-ca.crt, app.password, stats.password",
                        "pgcluster secrets"),
                new Case(
                        "a certificate authority is gone",
                        cluster -> cluster.loseSecrets("control-ca.crt"),
                        Compose.STARTS,
                        "missing from /srv/demo/compose/secrets: control-ca.crt",
                        "Restore the files"),
                new Case(
                        "one password is gone",
                        cluster -> cluster.lastUpWas(cluster.id()).loseSecrets("app.password"),
                        Compose.STARTS,
                        "app.password",
                        "Restore the files"),
                new Case(
                        "a volume of another cluster, by its identity",
                        cluster -> cluster.identity("data", "pg2", "other etcd1 etcd2 etcd3"),
                        Compose.REFUSES,
                        "demo_pg2-data has other",
                        "Put the right volume in place"),
                new Case(
                        "a volume of another cluster, by its system identifier",
                        cluster -> cluster.database("pg3", "99", "shut down", 1, 5),
                        Compose.REFUSES,
                        "demo_pg3-data has 99",
                        "fake rm MEMBER-data"),
                new Case(
                        "the volumes of another cluster of this name",
                        cluster -> cluster.lastUpWas("other"),
                        Compose.STARTS,
                        "the cluster that was started from /srv/demo is cluster other",
                        "another metadata.name"),
                new Case(
                        "another major version, while it is stopped",
                        cluster -> cluster.wantsMajor(16),
                        Compose.STARTS,
                        "pg1, pg2, pg3 belongs to PostgreSQL 15, but the specification asks for 16",
                        "spec.postgres.version: 15"),
                new Case(
                        "a replica's WAL is gone",
                        cluster -> cluster.withWalVolumes("pg1", "pg3"),
                        Compose.STARTS,
                        "the WAL volume of pg2 is gone",
                        "fake rm pg2-data"),
                new Case(
                        "the last primary is to leave a stopped cluster",
                        cluster -> cluster.database("pg3", "77", "shut down", 3, 0x6000060)
                                .database("pg1", "77", "shut down in recovery", 3, 0x6000060)
                                .wantsMembers("pg1", "pg2"),
                        Compose.STARTS,
                        "pg3 was the primary when the cluster was stopped",
                        "Restore the number of replicas"),
                new Case(
                        "the last primary is to leave a cluster that was lost while it ran",
                        cluster -> cluster.database("pg3", "77", "in production", 3, 0x6000060)
                                .wantsMembers("pg1", "pg2"),
                        Compose.STARTS,
                        "pg3 was the primary",
                        "fake rm pg3-data"));
    }

    record Warned(String name, UnaryOperator<StoredCluster> change, String note) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("started")
    void startsWhatIsSafeAndSaysWhatItDoes(Warned one) {
        StoredCluster cluster = one.change().apply(StoredCluster.stopped(root));

        List<Finding> findings = cluster.judge();
        assertThat(findings).noneMatch(Finding::refuses);
        assertThat(findings.stream().map(Finding::cause)).allMatch(cause -> cause.contains(one.note()));
        assertThat(findings).hasSize(one.note().isEmpty() ? 0 : 1);
        assertCompose(cluster, Compose.STARTS);
    }

    static Stream<Warned> started() {
        return Stream.of(
                new Warned("nothing is lost", cluster -> cluster, ""),
                new Warned("a replica is added", cluster -> cluster.wantsMembers("pg1", "pg2", "pg3", "pg4"), ""),
                new Warned("a replica is removed", cluster -> cluster.wantsMembers("pg1", "pg2"), ""),
                new Warned(
                        "a member that was a primary long ago was removed",
                        cluster -> cluster.database("pg3", "77", "shut down", 1, 0x4000060)
                                .wantsMembers("pg1", "pg2"),
                        ""),
                new Warned(
                        "a replica's data is gone",
                        cluster -> cluster.loseVolume("data", "pg3"),
                        "the data of pg3 is gone; it is cloned from the primary"),
                new Warned(
                        "the primary's data is gone where commits wait for a replica",
                        cluster -> cluster.loseVolume("data", "pg1"),
                        "the data of pg1 is gone"),
                new Warned(
                        "a password is needed that no client has yet",
                        cluster -> cluster.loseSecrets("stats.password"),
                        ""),
                new Warned("no record of the last up", StoredCluster::forgetLastUp, ""),
                new Warned(
                        "no record of the last up of a running cluster",
                        cluster -> cluster.forgetLastUp().isRunning(),
                        "no record of the last up in /srv/demo/.pgcluster"),
                new Warned("it was made before there were identities", StoredCluster::withoutIdentities, ""));
    }

    @Test
    void startsWhatWasNeverStarted() {
        StoredCluster cluster = StoredCluster.fresh(root).loseSecrets("ca.crt", "control-ca.crt", "app.password");

        assertThat(cluster.judge()).isEmpty();
        assertCompose(cluster, Compose.STARTS);
    }

    @Test
    void continuesAnInterruptedFirstStart() {
        StoredCluster cluster = StoredCluster.fresh(root);
        assertCompose(cluster, Compose.STARTS);
        cluster.fillStore("etcd1").fillStore("etcd3");

        assertThat(cluster.judge()).isEmpty();
        assertCompose(cluster, Compose.STARTS);
    }

    @Test
    void missesSecretsBeforeItCanInspectVolumes() {
        StoredCluster cluster = StoredCluster.stopped(root);
        assertThat(cluster.judgeUnseen()).isEmpty();

        assertThat(cluster.loseSecrets("control-ca.crt").judgeUnseen())
                .singleElement()
                .satisfies(finding -> assertThat(finding.cause()).contains("control-ca.crt"));
    }

    @Test
    void composeDistinguishesVolumesOfDifferentClustersByTheirIdentity() {
        StoredCluster cluster = StoredCluster.stopped(root).identity("data", "pg2", "other etcd1 etcd2 etcd3");

        assertThat(cluster.startByCompose().text()).contains("the volumes belong to different clusters");
    }

    @Test
    void composeRefusesANewStoreMemberNextToOthersOfAFirstStart() {
        StoredCluster cluster = StoredCluster.fresh(root);
        assertCompose(cluster, Compose.STARTS);
        cluster.fillStore("etcd1").fillStore("etcd3").loseVolume("store", "etcd2");

        assertCompose(cluster, Compose.REFUSES);
        assertThat(cluster.startByCompose().text()).contains("the volume of etcd2 is new, but the cluster is not");
    }

    @Test
    void marksEveryVolumeOfAClusterWithOneIdentityAndTheStoresMembers() {
        StoredCluster cluster = StoredCluster.stopped(root).withoutIdentities();
        cluster.startByCompose();
        String id = cluster.id();
        cluster.startByCompose();

        assertThat(cluster.id()).isEqualTo(id).matches("[0-9a-f-]{36}");
    }

    private static void assertCompose(StoredCluster cluster, Compose expected) {
        StoredCluster.Ran ran = cluster.startByCompose();
        assertThat(ran.exit()).as(ran.text()).isEqualTo(expected == Compose.REFUSES ? 78 : 0);
        if (expected == Compose.REFUSES) {
            assertThat(ran.text()).contains("FATAL").contains("nothing was started");
        }
    }
}
