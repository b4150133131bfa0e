package io.pgcluster.render.plan.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SecretsPlannerTest {
    @Test
    void serversAreCertifiedUnderEveryNameThatClientsUse() {
        SecretsPlan secrets = Clusters.plan("""
                        network:
                          publish: {address: 192.0.2.7, hostNames: [db.example.com, 192.0.2.8]}
                        """).secrets();

        CertificatePlan pooler = certificate(secrets, "services/pgbouncer2/server");
        assertThat(pooler.dnsNames()).containsExactly("pgbouncer2", "pgbouncer2.front", "localhost", "db.example.com");
        assertThat(pooler.ipAddresses()).containsExactly("127.0.0.1", "::1", "192.0.2.7", "192.0.2.8");
        // Read-only clients reach the servers through the proxy, which passes their TLS on.
        assertThat(certificate(secrets, "services/pg3/server").dnsNames())
                .containsExactly(
                        "pg3",
                        "pg3.cluster",
                        "haproxy1",
                        "haproxy1.front",
                        "haproxy2",
                        "haproxy2.front",
                        "haproxy.front",
                        "localhost",
                        "db.example.com");
    }

    @Test
    void theAnyAddressIsNotAName() {
        SecretsPlan secrets = Clusters.plan("""
                        network: {publish: {address: 0.0.0.0}}
                        security: {allowedClients: [192.0.2.0/24]}
                        """).secrets();

        assertThat(certificate(secrets, "services/pg1/server").ipAddresses()).containsExactly("127.0.0.1", "::1");
    }

    @Test
    void controlPlaneTrustsNoCertificateOfTheDatabase() {
        SecretsPlan secrets = Clusters.plan("").secrets();

        assertThat(secrets.certificates())
                .filteredOn(certificate -> certificate.authority() == Authority.CONTROL)
                .extracting(CertificatePlan::path)
                .contains("services/pg1/control", "services/etcd1/server", "clients/settings")
                .doesNotContain("clients/replicator", "clients/pgbouncer", "services/pgbouncer1/server");
    }

    @Test
    void certificateOfARoleProvesTheRole() {
        CertificatePlan replicator = certificate(Clusters.plan("").secrets(), "clients/replicator");

        assertThat(replicator.commonName()).isEqualTo("replicator");
        assertThat(replicator.usages()).isEqualTo(Set.of(CertificateUsage.CLIENT));
    }

    @Test
    void everyServiceGetsOnlyWhatItNeeds() {
        SecretsPlan secrets = Clusters.plan("").secrets();

        assertThat(service(secrets, "haproxy2").files()).containsOnlyKeys("control-ca.crt");
        assertThat(service(secrets, "pgbouncer1").files())
                .containsOnlyKeys("ca.crt", "server.crt", "server.key", "client.crt", "client.key", "userlist.txt");
        assertThat(service(secrets, "pg1").files())
                .containsOnlyKeys(
                        "ca.crt",
                        "control-ca.crt",
                        "server.crt",
                        "server.key",
                        "control.crt",
                        "control.key",
                        "replicator.crt",
                        "replicator.key",
                        "rewind.crt",
                        "rewind.key",
                        "app.scram",
                        "backup.crt",
                        "backup.key",
                        "pgbackrest-secrets.conf");
        assertThat(service(secrets, "backup").files())
                .containsOnlyKeys("control-ca.crt", "backup.crt", "backup.key", "pgbackrest-secrets.conf");
    }

    @Test
    void membersAndBackupHostKnowEachOtherByTheirNames() {
        SecretsPlan secrets = Clusters.plan("").secrets();

        assertThat(List.of("pg1", "pg3", "backup"))
                .map(service -> certificate(secrets, "services/" + service + "/backup"))
                .allSatisfy(certificate -> {
                    assertThat(certificate.authority()).isEqualTo(Authority.CONTROL);
                    assertThat(certificate.usages())
                            .containsExactlyInAnyOrder(CertificateUsage.SERVER, CertificateUsage.CLIENT);
                    assertThat(certificate.path()).isEqualTo("services/" + certificate.commonName() + "/backup");
                });
        assertThat(certificate(secrets, "services/backup/backup").dnsNames())
                .containsExactly("backup", "backup.cluster", "localhost");
    }

    @Test
    void withALocalRepositoryOnlyTheBackupHostHoldsItsKey() {
        BackupSecrets backup = Clusters.plan("").secrets().backup();

        assertThat(backup.repositories())
                .containsExactly(new RepositorySecrets("repository1", Optional.of("repository1.cipher"), List.of()));
        assertThat(options(backup, "pgbackrest-host.conf"))
                .containsExactly(Map.entry("repo1-cipher-pass", "repository1.cipher"));
        assertThat(options(backup, "pgbackrest-members.conf")).isEmpty();
    }

    @Test
    void membersHoldTheKeysOfTheStoresThatTheyReachThemselves() {
        SecretsPlan secrets = Clusters.plan("""
                        backup:
                          copies:
                            - storage: {type: s3, bucket: b, region: r, identity: keys}
                            - storage: {type: azure, bucket: b, account: a, identity: keys}
                            - storage: {type: gcs, bucket: b, identity: keys}
                        """).secrets();

        assertThat(options(secrets.backup(), "pgbackrest-members.conf"))
                .containsOnly(
                        Map.entry("repo2-cipher-pass", "repository2.cipher"),
                        Map.entry("repo2-s3-key", "repository2.key"),
                        Map.entry("repo2-s3-key-secret", "repository2.key-secret"),
                        Map.entry("repo3-azure-key", "repository3.key"),
                        Map.entry("repo3-cipher-pass", "repository3.cipher"),
                        Map.entry("repo4-cipher-pass", "repository4.cipher"));
        assertThat(service(secrets, "pg2").files()).containsEntry("repository4.json", "repository4.json");
        assertThat(service(secrets, "backup").files()).containsEntry("repository4.json", "repository4.json");
        assertThat(secrets.backup().repositories())
                .flatExtracting(RepositorySecrets::credentials)
                .extracting(CredentialPlan::file)
                .containsExactly("repository2.key", "repository2.key-secret", "repository3.key", "repository4.json");
    }

    @Test
    void anIdentityOfTheMachineNeedsNoCredentials() {
        BackupSecrets backup = Clusters.plan("""
                        backup:
                          encryption: {enabled: false}
                          storage: {type: s3, bucket: b, region: r, identity: instance}
                        """).secrets().backup();

        assertThat(backup.repositories()).isEmpty();
        assertThat(options(backup, "pgbackrest-host.conf")).isEmpty();
    }

    @Test
    void withoutBackupsThereIsNothingForThem() {
        SecretsPlan secrets = Clusters.plan("backup: {enabled: false}").secrets();

        assertThat(secrets.backup()).isEqualTo(BackupSecrets.NONE);
        assertThat(secrets.services()).extracting(ServiceSecrets::service).doesNotContain("backup");
        assertThat(service(secrets, "pg1").files()).doesNotContainKeys("backup.crt", "pgbackrest-secrets.conf");
    }

    @Test
    void everyFileOfAServiceComesFromAPlannedSecret() {
        SecretsPlan secrets = Clusters.plan(
                        "security: {roles: [{name: reporting}]}\nmonitoring: {webhooks: [page, watchdog]}")
                .secrets();
        Set<String> sources = new TreeSet<>();
        secrets.authorities().forEach(authority -> sources.add(authority.certificateFile()));
        secrets.certificates().forEach(certificate -> {
            sources.add(certificate.certificateFile());
            sources.add(certificate.keyFile());
        });
        secrets.passwords().forEach(password -> {
            sources.add(password.verifierFile());
            password.userListFile().ifPresent(file -> sources.addAll(List.of(file, password.passwordFile())));
        });
        secrets.pages().forEach(page -> sources.add(page.file()));
        secrets.webhooks().forEach(webhook -> sources.add(webhook.file()));
        secrets.backup().options().forEach(options -> sources.add(options.file()));

        assertThat(secrets.services()).allSatisfy(service -> assertThat(sources)
                .containsAll(service.files().values()));
    }

    @Test
    void operatorsProvideCredentialsOfStoresAndWebhooks() {
        SecretsPlan secrets = Clusters.plan("""
                        backup: {storage: {type: s3, bucket: backups, region: eu-central-1, identity: keys}}
                        monitoring: {webhooks: [ticket]}
                        """).secrets();

        assertThat(secrets.credentials())
                .extracting(CredentialPlan::file)
                .containsExactly("repository1.key", "repository1.key-secret", "webhooks/ticket.url");
    }

    @Test
    void rolesThatLogInGetAPasswordByPolicy() {
        SecretsPlan secrets = Clusters.plan("""
                        security:
                          passwordPolicy: {minimumLength: 40, validDays: 90}
                          roles: [{name: reporting, access: read}, {name: readers, login: false}]
                        """).secrets();

        Duration quarter = Duration.ofDays(90);
        assertThat(secrets.passwords())
                .containsExactly(
                        PasswordPlan.ofRole("app", 40, Optional.of(quarter)),
                        PasswordPlan.ofRole("reporting", 40, Optional.of(quarter)),
                        PasswordPlan.ofConsole("pgcluster_stats", 40));
    }

    @Test
    void onlyTheExporterHoldsItsPasswordAndOnlyThePoolersItsVerifier() {
        SecretsPlan secrets = Clusters.plan("").secrets();

        assertThat(service(secrets, "exporter").files())
                .containsOnlyKeys("ca.crt", "control-ca.crt", "client.crt", "client.key", "pgcluster_stats.password");
        assertThat(secrets.services())
                .filteredOn(service -> service.files().toString().contains("pgcluster_stats"))
                .extracting(ServiceSecrets::service)
                .containsExactly("pgbouncer1", "pgbouncer2", "exporter");
        assertThat(service(secrets, "pgbouncer1").files()).containsEntry("userlist.txt", "pgcluster_stats.userlist");
    }

    @Test
    void withoutMonitoringNoUserMayReadTheConsoles() {
        SecretsPlan secrets = Clusters.plan("monitoring: {prometheus: false}").secrets();

        assertThat(secrets.passwords()).extracting(PasswordPlan::role).containsExactly("app");
        assertThat(service(secrets, "pgbouncer1").files()).doesNotContainKey("userlist.txt");
    }

    @Test
    void withoutPoolersThereIsNoConsole() {
        SecretsPlan secrets = Clusters.plan("pooling: {enabled: false}").secrets();

        assertThat(secrets.passwords()).extracting(PasswordPlan::role).containsExactly("app");
        assertThat(service(secrets, "exporter").files())
                .containsOnlyKeys("ca.crt", "control-ca.crt", "client.crt", "client.key");
    }

    private static CertificatePlan certificate(SecretsPlan secrets, String path) {
        return secrets.certificates().stream()
                .filter(certificate -> certificate.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> options(BackupSecrets backup, String file) {
        return backup.options().stream()
                .filter(options -> options.file().equals(file))
                .findFirst()
                .orElseThrow()
                .options();
    }

    private static ServiceSecrets service(SecretsPlan secrets, String name) {
        return secrets.services().stream()
                .filter(service -> service.service().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
