package io.pgcluster.exporter.webconfig;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Versions of TLS, oldest first. */
public enum TlsVersion {
    /** 1.0. */
    @JsonProperty("TLS10")
    @Doc("TLS 1.0, which Java itself refuses.")
    TLS10("TLSv1"),
    /** 1.1. */
    @JsonProperty("TLS11")
    @Doc("TLS 1.1, which Java itself refuses.")
    TLS11("TLSv1.1"),
    /** 1.2. */
    @JsonProperty("TLS12")
    @Doc("TLS 1.2.")
    TLS12("TLSv1.2"),
    /** 1.3. */
    @JsonProperty("TLS13")
    @Doc("TLS 1.3.")
    TLS13("TLSv1.3");

    private final String protocol;

    TlsVersion(String protocol) {
        this.protocol = protocol;
    }

    /** The names that Java has for the versions from this one to {@code newest}. */
    public Set<String> protocolsTo(TlsVersion newest) {
        return Arrays.stream(values())
                .filter(version -> version.compareTo(this) >= 0 && version.compareTo(newest) <= 0)
                .map(version -> version.protocol)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
