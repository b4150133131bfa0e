package io.pgcluster.operate.secret;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * An authority as the secrets directory holds it.
 *
 * @param issuing the certificate that issues now
 * @param key its key; absent where it is kept elsewhere, which is enough as long as nothing has to be issued
 * @param trusted every certificate that is trusted, the issuing one first, then a successor or predecessors
 */
record TrustedAuthority(X509Certificate issuing, Optional<PrivateKey> key, List<X509Certificate> trusted) {
    TrustedAuthority {
        trusted = List.copyOf(trusted);
    }

    /** The names only: the key must not be seen. */
    @Override
    public String toString() {
        return issuing.getSubjectX500Principal().getName() + ", " + trusted.size() + " trusted";
    }
}
