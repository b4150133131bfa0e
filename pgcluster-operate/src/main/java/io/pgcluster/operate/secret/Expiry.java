package io.pgcluster.operate.secret;

import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.CertificatePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a certificate ends.
 *
 * @param name its path in the secrets directory without extension
 * @param end the instant
 */
public record Expiry(String name, Instant end) {
    /** The certificate of {@code request} that ends first; empty if there is none yet. */
    public static Optional<Expiry> first(SecretStore store, SecretsRequest request) {
        CertificateFiles files = new CertificateFiles(store);
        List<String> names = Stream.concat(
                        request.plan().authorities().stream().map(Authority::file),
                        request.plan().certificates().stream().map(CertificatePlan::path))
                .toList();
        return names.stream()
                .flatMap(name -> files.certificates(name).stream()
                        .limit(1)
                        .map(certificate ->
                                new Expiry(name, certificate.getNotAfter().toInstant())))
                .min(java.util.Comparator.comparing(Expiry::end));
    }

    /** The day in UTC. */
    public String day() {
        return Dates.day(end);
    }
}
