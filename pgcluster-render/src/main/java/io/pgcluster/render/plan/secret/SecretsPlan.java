package io.pgcluster.render.plan.secret;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every secret that the cluster needs; their values are generated apart from rendering.
 *
 * @param authorities who signs
 * @param certificates what is signed
 * @param passwords what users and applications log in with
 * @param pages what pages of programs next to the cluster are first entered with
 * @param webhooks where alerts are sent, which an operator provides
 * @param backup what repositories need
 * @param services which service gets which files
 * @param authorityLifetime life of an authority's certificate
 * @param lifetime life of a certificate
 * @param renewBefore a certificate is renewed this long before it ends
 */
public record SecretsPlan(
        List<Authority> authorities,
        List<CertificatePlan> certificates,
        List<PasswordPlan> passwords,
        List<PagePassword> pages,
        List<CredentialPlan> webhooks,
        BackupSecrets backup,
        List<ServiceSecrets> services,
        Duration authorityLifetime,
        Duration lifetime,
        Duration renewBefore) {
    /** Keeps unmodifiable copies. */
    public SecretsPlan {
        authorities = List.copyOf(authorities);
        certificates = List.copyOf(certificates);
        passwords = List.copyOf(passwords);
        pages = List.copyOf(pages);
        webhooks = List.copyOf(webhooks);
        services = List.copyOf(services);
    }

    /** The password of the page of {@code service}, if it asks for one. */
    public Optional<PagePassword> page(String service) {
        return pages.stream().filter(one -> one.service().equals(service)).findFirst();
    }

    /** What only an operator can provide: of object stores and webhooks. */
    public List<CredentialPlan> credentials() {
        return Stream.concat(
                        backup.repositories().stream().flatMap(repository -> repository.credentials().stream()),
                        webhooks.stream())
                .toList();
    }
}
