package io.pgcluster.render.plan.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.spec.UriStyle;
import io.pgcluster.render.plan.Clusters;
import io.pgcluster.render.plan.Plan;
import io.pgcluster.render.plan.failure.FailureKind;
import io.pgcluster.render.plan.report.PlanReport;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupPlannerTest {
    @Test
    void withoutBackupsThereIsNoPlanAndEverythingCanBeLost() {
        Plan plan = Clusters.plan("backup: {enabled: false}");

        assertThat(plan.backup()).isEmpty();
        assertThat(plan.prediction(FailureKind.STORAGE_LOSS).loss().text())
                .isEqualTo("everything: there are no backups");
        assertThat(plan.server().parameter("archive_mode", "")).isEqualTo("on");
    }

    @ParameterizedTest
    @CsvSource({
        "'type: s3, bucket: b, region: r, identity: keys', shared",
        "'type: s3, bucket: b, region: r, identity: instance', auto",
        "'type: gcs, bucket: b, identity: keys', service",
        "'type: gcs, bucket: b, identity: instance', auto",
        "'type: azure, bucket: b, account: a, identity: keys', shared",
        "'type: azure, bucket: b, account: a, identity: instance', auto"
    })
    void keyTypeFollowsFromTheIdentity(String storage, String keyType) {
        assertThat(store("{" + storage + "}").keyType()).map(Object::toString).contains(keyType);
    }

    @Test
    void cloudsHaveTheirEndpointsAndOwnStoresTheirPaths() {
        assertThat(store("{type: s3, bucket: b, region: eu-central-1, identity: keys}"))
                .satisfies(store -> {
                    assertThat(((RepositoryStore.S3) store).endpoint()).hasToString("s3.eu-central-1.amazonaws.com");
                    assertThat(((RepositoryStore.S3) store).uriStyle()).isEqualTo(UriStyle.HOST);
                });
        assertThat(store("{type: s3, bucket: b, region: cn-north-1, identity: keys}"))
                .satisfies(store -> assertThat(((RepositoryStore.S3) store).endpoint())
                        .hasToString("s3.cn-north-1.amazonaws.com.cn"));
        assertThat(store("{type: s3, bucket: b, region: r, identity: keys, endpoint: \"s3.example:9000\"}"))
                .satisfies(store -> {
                    assertThat(((RepositoryStore.S3) store).endpoint().port()).hasValue(9000);
                    assertThat(((RepositoryStore.S3) store).uriStyle()).isEqualTo(UriStyle.PATH);
                });
    }

    @Test
    void copiesAreNumberedAfterTheMainRepository() {
        BackupPlan backup = backup("""
                        backup:
                          copies:
                            - storage: {type: gcs, bucket: b, identity: keys}
                              retention: {days: 365, fullBackups: 12}
                        """);

        assertThat(backup.repositories())
                .extracting(RepositoryPlan::name)
                .containsExactly("repository1", "repository2");
        assertThat(backup.local()).contains(backup.main());
        assertThat(backup.remote()).singleElement().satisfies(copy -> assertThat(copy.retention())
                .isEqualTo(new RetentionPlan(365, Optional.of(12), Optional.empty())));
    }

    @Test
    void twoFifthsOfTheSpaceForWalMayWaitUnlessWritten() {
        ArchivePlan derived =
                backup("resources: {storage: {size: 100Gi, walSize: 20Gi}}").archive();
        ArchivePlan written = backup("backup: {walArchiving: {queueMaximum: 3Gi, timeout: 30s}}")
                .archive();
        ArchivePlan never =
                backup("backup: {walArchiving: {policy: protect-recovery}}").archive();

        assertThat(derived.queueLimit()).map(Object::toString).contains("8Gi");
        assertThat(written.queueLimit()).map(Object::toString).contains("3Gi");
        assertThat(written.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(never.queueLimit()).isEmpty();
        assertThat(never.mostWaiting()).isEqualTo(never.space());
    }

    @Test
    void lossOfEveryVolumeLosesWhatTheArchiveDoesNotHave() {
        assertThat(Clusters.plan("backup: {walArchiving: {timeout: 30s, queueMaximum: 3Gi}}")
                        .prediction(FailureKind.STORAGE_LOSS)
                        .loss()
                        .text())
                .contains("the last 30 s", "at most 3Gi");
    }

    @Test
    void assertionsAskTheApplicationDatabaseUnlessTheyNameAnother() {
        assertThat(backup("""
                        postgres: {database: shop, databases: [{name: billing}]}
                        backup:
                          verification:
                            restoreDrill:
                              assertions:
                                - {name: one, sql: SELECT true}
                                - {name: two, database: billing, sql: SELECT true}
                        """).assertions())
                .containsExactly(
                        new DrillAssertion("one", "shop", "SELECT true"),
                        new DrillAssertion("two", "billing", "SELECT true"));
    }

    @ParameterizedTest
    @CsvSource({"1,8,1", "4,8,4", "4,2,1", "500m,8,1"})
    void processesLeaveHalfOfADatabaseNodeToItsClients(String ours, String theirs, int processes) {
        assertThat(backup("resources: {backup: {cpu: %s, memory: 1Gi}, postgres: {cpu: %s, memory: 8Gi}}"
                                .formatted(ours, theirs))
                        .processes())
                .isEqualTo(processes);
        assertThat(backup("backup: {processes: 7}").processes()).isEqualTo(7);
    }

    @Test
    void theReportNamesFilesThatAnOperatorHasToGive() {
        assertThat(PlanReport.sections(
                        Clusters.plan("backup: {storage: {type: s3, bucket: b, region: r, identity: keys}}")))
                .filteredOn(section -> section.id().equals("backups"))
                .singleElement()
                .satisfies(section -> assertThat(section.rows().toString())
                        .contains("repository1.key: the access key ID for the bucket b", "key type shared"));
    }

    private static BackupPlan backup(String spec) {
        return Clusters.plan(spec).backup().orElseThrow();
    }

    private static RepositoryStore store(String storage) {
        return backup("backup: {storage: " + storage + "}").main().store();
    }
}
