package io.pgcluster.operate.secret;

import java.time.Duration;
import java.util.List;

/**
 * Every secret that a cluster needs.
 *
 * @param authorities who issues certificates
 * @param certificates what they issue
 * @param passwords who needs one
 * @param copies files that further places need; made after everything else
 * @param lifetime life of a certificate
 * @param authorityLifetime life of an authority
 * @param renewBefore a certificate is replaced this long before it expires
 */
public record SecretsRequest(
        List<AuthorityRequest> authorities,
        List<LeafRequest> certificates,
        List<PasswordRequest> passwords,
        List<Copy> copies,
        Duration lifetime,
        Duration authorityLifetime,
        Duration renewBefore) {
    /**
     * A file that another place needs under another name.
     *
     * @param from path in the secrets directory
     * @param to path in the secrets directory
     */
    public record Copy(String from, String to) {}

    /** Keeps unmodifiable copies. */
    public SecretsRequest {
        authorities = List.copyOf(authorities);
        certificates = List.copyOf(certificates);
        passwords = List.copyOf(passwords);
        copies = List.copyOf(copies);
    }
}
