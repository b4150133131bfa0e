package io.pgcluster.operate.secret;

import io.pgcluster.operate.secret.LeafRequest.Usage;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the tests of secrets share. */
final class SecretFixtures {
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    static final SecureRandom RANDOM = new SecureRandom();
    static final LeafRequest SERVER = new LeafRequest(
            "services/pg1/server",
            "ca",
            "pg1",
            List.of("pg1", "localhost"),
            List.of("127.0.0.1", "::1"),
            Set.of(Usage.SERVER, Usage.CLIENT));
    static final LeafRequest CLIENT =
            new LeafRequest("clients/replicator", "ca", "replicator", List.of(), List.of(), Set.of(Usage.CLIENT));

    private SecretFixtures() {}

    static KeyedCertificate authority() {
        return CertificateAuthority.create("demo CA", NOW, Duration.ofDays(3650), RANDOM);
    }

    static SecretsRequest request(LeafRequest... leaves) {
        return request(Optional.empty(), leaves);
    }

    /** The same with the application's password also in a list of users. */
    static SecretsRequest request(Optional<String> userList, LeafRequest... leaves) {
        return new SecretsRequest(
                List.of(new AuthorityRequest("ca", "demo CA")),
                List.of(leaves),
                List.of(new PasswordRequest("app", "app.password", "app.scram", userList, 12)),
                List.of(new SecretsRequest.Copy("ca.crt", "services/pg1/ca.crt")),
                Duration.ofDays(365),
                Duration.ofDays(3650),
                Duration.ofDays(30));
    }
}
