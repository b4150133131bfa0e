package io.pgcluster.operate.secret;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate and the private key it was made for. */
record KeyedCertificate(X509Certificate certificate, PrivateKey key) {
    /** The subject only: the key must not be seen. */
    @Override
    public String toString() {
        return certificate.getSubjectX500Principal().getName();
    }
}
