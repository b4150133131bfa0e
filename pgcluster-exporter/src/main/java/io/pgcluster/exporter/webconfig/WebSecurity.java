package io.pgcluster.exporter.webconfig;

import io.pgcluster.exporter.webconfig.WebFile.RateLimit;
import io.pgcluster.model.value.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the file says, with the files that it names read.
 *
 * @param tls TLS; empty: plain HTTP
 * @param http2 whether HTTP/2 is offered
 * @param headers of every answer
 * @param users bcrypt hashes by user; empty: everybody may read
 * @param rateLimit how many requests are taken
 */
public record WebSecurity(
        Optional<Tls> tls,
        boolean http2,
        Map<String, String> headers,
        Map<String, Secret> users,
        Optional<RateLimit> rateLimit) {
    /** Plain HTTP for everybody. */
    public static final WebSecurity NONE =
            new WebSecurity(Optional.empty(), false, Map.of(), Map.of(), Optional.empty());

    /** Copies what it is given. */
    public WebSecurity {
        headers = Map.copyOf(headers);
        users = Map.copyOf(users);
    }

    /**
     * TLS.
     *
     * @param certificate PEM
     * @param key PEM
     * @param clientAuthorities PEM; empty: Java's own
     * @param clients what is asked of them
     * @param allowedNames alternative names of which a client's certificate must hold one; empty: any
     * @param protocols versions
     * @param ciphers empty: Java's own choice
     */
    public record Tls(
            String certificate,
            Secret key,
            Optional<String> clientAuthorities,
            ClientAuthType clients,
            Set<String> allowedNames,
            Set<String> protocols,
            List<String> ciphers) {
        /** Copies what it is given. */
        public Tls {
            allowedNames = Set.copyOf(allowedNames);
            protocols = Set.copyOf(protocols);
            ciphers = List.copyOf(ciphers);
        }
    }
}
