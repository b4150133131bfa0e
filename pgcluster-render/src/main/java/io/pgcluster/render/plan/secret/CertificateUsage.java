package io.pgcluster.render.plan.secret;

/** What a certificate proves (extended key usage). */
public enum CertificateUsage {
    /** That a server is who it says. */
    SERVER,
    /** That a client is who it says. */
    CLIENT
}
