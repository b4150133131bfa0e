package io.pgcluster.operate.secret;

import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.BackupSecrets;
import io.pgcluster.render.plan.secret.CertificatePlan;
import io.pgcluster.render.plan.secret.CertificateUsage;
import io.pgcluster.render.plan.secret.PasswordPlan;
import io.pgcluster.render.plan.secret.SecretsPlan;
import io.pgcluster.render.plan.secret.ServiceSecrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the tests of secrets share. */
final class SecretFixtures {
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();
    static final CertificatePlan SERVER = new CertificatePlan(
            "services/pg1/server",
            Authority.DATABASE,
            "pg1",
            List.of("pg1", "localhost"),
            List.of("127.0.0.1", "::1"),
            Set.of(CertificateUsage.SERVER, CertificateUsage.CLIENT));
    static final CertificatePlan CLIENT = new CertificatePlan(
            "clients/replicator",
            Authority.DATABASE,
            "replicator",
            List.of(),
            List.of(),
            Set.of(CertificateUsage.CLIENT));

    private SecretFixtures() {}

    static KeyedCertificate authority() {
        return CertificateAuthority.create("demo CA", NOW, Duration.ofDays(3650), RANDOM);
    }

    static SecretsRequest request(CertificatePlan... leaves) {
        return request(Optional.empty(), leaves);
    }

    /** The same with the secrets of backups. */
    static SecretsRequest request(BackupSecrets backup, CertificatePlan... leaves) {
        SecretsRequest request = request(leaves);
        SecretsPlan plan = request.plan();
        return request.with(new SecretsPlan(
                plan.authorities(),
                plan.certificates(),
                plan.passwords(),
                plan.pages(),
                plan.webhooks(),
                backup,
                plan.services(),
                plan.authorityLifetime(),
                plan.lifetime(),
                plan.renewBefore()));
    }

    /** The same with the application's password also in a list of users. */
    static SecretsRequest request(Optional<String> userList, CertificatePlan... leaves) {
        return new SecretsRequest(
                "demo",
                new SecretsPlan(
                        List.of(Authority.DATABASE),
                        List.of(leaves),
                        List.of(new PasswordPlan("app", "app.password", "app.scram", userList, 12, Optional.empty())),
                        List.of(),
                        List.of(),
                        BackupSecrets.NONE,
                        List.of(new ServiceSecrets("pg1", 0, new TreeMap<>(Map.of("ca.crt", "ca.crt")))),
                        Duration.ofDays(3650),
                        Duration.ofDays(365),
                        Duration.ofDays(30)),
                12);
    }
}
