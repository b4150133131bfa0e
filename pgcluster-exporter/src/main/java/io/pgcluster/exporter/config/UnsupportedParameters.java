package io.pgcluster.exporter.config;

import java.util.Map;
import java.util.TreeMap;

/** Parameters of libpq and of other drivers that the exporter cannot honour, each with what to do instead. */
final class UnsupportedParameters {
    private static final String SYSTEM = "the operating system's setting holds, and every wait has a limit of its own";
    private static final String PASSWORD = "give the password in password_file or DATA_SOURCE_PASS_FILE";
    private static final String NO_FILE = "give host, port, user and database in the string itself";
    private static final String NO_OAUTH = "OAuth is not supported; use a password or a certificate";
    private static final String REVOKED =
            "revoked certificates cannot be looked up; leave it out only if that is acceptable";

    private static final Map<String, String> REASONS = new TreeMap<>(Map.ofEntries(
            Map.entry("service", NO_FILE),
            Map.entry("servicefile", NO_FILE),
            Map.entry("passfile", PASSWORD),
            Map.entry("sslcrl", REVOKED),
            Map.entry("sslcrldir", REVOKED),
            Map.entry("sslkeylogfile", "keys of connections are not written to files"),
            Map.entry("sslinline", "name files in sslcert, sslkey and sslrootcert"),
            Map.entry("requiressl", "write sslmode=require"),
            Map.entry("ssl", "write sslmode=verify-full"),
            Map.entry("requirepeer", "the user of the server's process cannot be looked up"),
            Map.entry("scram_client_key", PASSWORD),
            Map.entry("scram_server_key", PASSWORD),
            Map.entry("keepalives_idle", SYSTEM),
            Map.entry("keepalives_interval", SYSTEM),
            Map.entry("keepalives_count", SYSTEM),
            Map.entry("tcp_user_timeout", SYSTEM),
            Map.entry("oauth_issuer", NO_OAUTH),
            Map.entry("oauth_client_id", NO_OAUTH),
            Map.entry("oauth_client_secret", NO_OAUTH),
            Map.entry("oauth_scope", NO_OAUTH),
            Map.entry("authtype", "it means nothing to any server that is supported; leave it out"),
            Map.entry("tty", "it means nothing to any server that is supported; leave it out"),
            Map.entry(
                    "binary_parameters",
                    "statements are prepared on kept connections; connect to the server itself, not to a pooler"),
            Map.entry("disable_prepared_binary_result", "results are always read as text; leave it out"),
            Map.entry("currentSchema", "write options='-c search_path=…'")));

    private UnsupportedParameters() {}

    /** The names, for a test that none of libpq's is forgotten. */
    static java.util.Set<String> names() {
        return REASONS.keySet();
    }

    /** Refuses the parameter {@code name}, which {@code where} gives. */
    static ConnectionStringException of(String name, String where) {
        String reason = REASONS.get(name);
        return new ConnectionStringException(
                reason == null
                        ? where + " is unknown, expected a parameter of libpq; a setting of the session belongs into"
                                + " options='-c name=value'"
                        : where + " is not supported, expected none: " + reason);
    }

    /** Refuses a value: {@code found} is never quoted, since it may be a misplaced secret. */
    static ConnectionStringException value(String where, String expected) {
        return new ConnectionStringException(
                where + " has another value than the exporter can honour, expected " + expected);
    }
}
