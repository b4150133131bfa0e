package io.pgcluster.model.spec;

import io.pgcluster.model.value.TimeSpan;

/** Life of the certificates that we issue. */
public record CertificatesSpec(
        @Doc(value = "Life of a leaf certificate.", example = "365d")
        TimeSpan lifetime,

        @Doc(value = "Life of the certificate authority.", example = "3650d")
        TimeSpan authorityLifetime,

        @Doc(value = "Leaf certificates are renewed this long before they expire.", example = "30d")
        TimeSpan renewBefore) {}
