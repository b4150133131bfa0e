package io.pgcluster.exporter.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parameters of one connection: those of its string, and below them libpq's environment variables. */
final class Parameters {
    /** Those that libpq also takes from a variable, but for its files of services and passwords. */
    private static final String NAMES = """
            host hostaddr port dbname user password service channel_binding connect_timeout client_encoding options \
            application_name sslmode sslnegotiation sslcompression sslcert sslkey sslcertmode sslrootcert sslcrl \
            sslcrldir sslsni requiressl requirepeer require_auth min_protocol_version max_protocol_version \
            ssl_min_protocol_version ssl_max_protocol_version gssencmode krbsrvname gsslib gssdelegation \
            target_session_attrs load_balance_hosts""";

    /** Where the variable's name is not PG and the parameter's in capitals without underscores. */
    private static final Map<String, String> OTHER_VARIABLES =
            Map.of("dbname", "PGDATABASE", "application_name", "PGAPPNAME", "connect_timeout", "PGCONNECT_TIMEOUT");

    private final Map<String, String> given;
    private final Map<String, String> environment;
    private final Map<String, String> rest;

    private Parameters(Map<String, String> given, Map<String, String> environment) {
        this.given = given;
        this.environment = environment;
        this.rest = new LinkedHashMap<>(given);
    }

    /** Those of {@code string}, completed by the variables of {@code environment}. */
    static Parameters of(ConnectionString string, Map<String, String> environment) {
        Map<String, String> below = new LinkedHashMap<>();
        for (String name : NAMES.split(" ", -1)) {
            Optional.ofNullable(environment.get(variable(name)))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> below.put(name, value));
        }
        Parameters parameters = new Parameters(string.parameters(), below);
        below.forEach(parameters.rest::putIfAbsent);
        return parameters;
    }

    private static String variable(String name) {
        return OTHER_VARIABLES.getOrDefault(
                name, "PG" + name.toUpperCase(Locale.ROOT).replace("_", ""));
    }

    /** The value of a parameter that is honoured; empty if there is none. */
    Optional<String> take(String name) {
        rest.remove(name);
        return Optional.ofNullable(given.get(name))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .filter(value -> !value.isEmpty());
    }

    /** The value, which has to be one of {@code allowed}; the first of them if none is given. */
    String oneOf(String name, String... allowed) {
        String value = take(name).orElse(allowed[0]);
        if (!Arrays.asList(allowed).contains(value)) {
            throw UnsupportedParameters.value(where(name), "one of " + String.join(", ", allowed));
        }
        return value;
    }

    /** Checks a switch that is 1, 0 or not given. */
    boolean isOn(String name, boolean standard) {
        return take(name).isEmpty() ? standard : oneOf(name, "1", "0").equals("1");
    }

    /** How messages call the parameter: by the string or by the variable that gives it. */
    String where(String name) {
        return given.containsKey(name) || !environment.containsKey(name)
                ? "its parameter " + name
                : "the environment variable " + variable(name);
    }

    /** Refuses what was not taken. */
    void requireAllTaken() {
        for (String name : rest.keySet()) {
            throw UnsupportedParameters.of(name, where(name));
        }
    }
}
