package io.pgcluster.model.spec;

import io.pgcluster.model.value.TimeSpan;

/** Lifetimes of the certificates that are issued. */
public record CertificatesSpec(
        @Doc(value = "Lifetime of a leaf certificate.", example = "365d")
        TimeSpan lifetime,

        @Doc(value = "Lifetime of the certificate authority.", example = "3650d")
        TimeSpan authorityLifetime,

        @Doc(value = "Leaf certificates are renewed this long before they expire.", example = "30d")
        TimeSpan renewBefore) {}
