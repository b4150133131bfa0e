package io.pgcluster.operate.secret;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A certificate that somebody needs.
 *
 * @param file its path in the secrets directory, without {@code .crt} or {@code .key}
 * @param authority the name of the authority that issues it
 * @param commonName whose it is; PostgreSQL takes a client's role from it
 * @param dnsNames host names that a client may verify it against
 * @param ipAddresses addresses that a client may verify it against
 * @param usages what it may prove; never empty
 */
public record LeafRequest(
        String file,
        String authority,
        String commonName,
        List<String> dnsNames,
        List<String> ipAddresses,
        Set<Usage> usages) {
    /** What a certificate may prove. */
    public enum Usage {
        /** That a server is who it says. */
        SERVER,
        /** That a client is who it says. */
        CLIENT
    }

    /** Keeps sorted, unmodifiable copies; refuses a certificate that would be good for nothing. */
    public LeafRequest {
        if (usages.isEmpty()) {
            throw new IllegalArgumentException(
                    "certificate \"" + file + "\" has no usage; expected server, client or both");
        }
        dnsNames = List.copyOf(new TreeSet<>(dnsNames));
        ipAddresses = List.copyOf(new TreeSet<>(ipAddresses));
        usages = Set.copyOf(usages);
    }
}
