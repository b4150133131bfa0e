package io.pgcluster.render.plan.secret;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A certificate that the cluster needs.
 *
 * @param path its files in the secrets directory, without suffix; {@code .crt} and {@code .key} follow
 * @param authority who signs it
 * @param commonName subject; for a client certificate of the database authority, the role
 * @param dnsNames alternative names
 * @param ipAddresses alternative addresses
 * @param usages what it proves
 */
public record CertificatePlan(
        String path,
        Authority authority,
        String commonName,
        List<String> dnsNames,
        List<String> ipAddresses,
        Set<CertificateUsage> usages) {
    /** Keeps unmodifiable copies. */
    public CertificatePlan {
        dnsNames = List.copyOf(dnsNames);
        ipAddresses = List.copyOf(ipAddresses);
        usages = Collections.unmodifiableSet(new TreeSet<>(usages));
    }

    /** Its file in the secrets directory. */
    public String certificateFile() {
        return path + ".crt";
    }

    /** Its private key's file in the secrets directory. */
    public String keyFile() {
        return path + ".key";
    }
}
