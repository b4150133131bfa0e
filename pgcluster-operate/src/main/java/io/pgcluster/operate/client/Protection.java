package io.pgcluster.operate.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What of TLS a client asks for, as parameters that libpq and the JDBC driver share.
 *
 * @param parameters the parameters, in the order in which they are written
 */
public record Protection(Map<String, String> parameters) {
    /** None is asked for. */
    public static final Protection NONE = new Protection(Map.of());

    /** TLS with verification of server and name against the certificate in the file {@code trust}. */
    public static Protection verifying(String trust) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sslmode", "verify-full");
        parameters.put("sslrootcert", trust);
        return new Protection(parameters);
    }

    /** The same, proving who the client is with the files {@code certificate} and {@code key}. */
    public Protection proving(String certificate, String key) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put("sslcert", certificate);
        more.put("sslkey", key);
        return new Protection(more);
    }
}
