package io.pgcluster.exporter.config;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.server.Tls;
import io.pgcluster.exporter.server.TlsMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes of libpq's parameters what the connection needs. Parameters that libpq does not know are settings of the session, as in Go's
 * driver. What nobody says is taken from libpq's environment variables, and else is what libpq takes.
 */
public final class Dsns {
    /** Accepted and of no use here: what they tune is fixed, or the driver has nothing of the kind. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "application_name",
            "fallback_application_name",
            "client_encoding",
            "binary_parameters",
            "keepalives",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "sslcompression",
            "sslsni",
            "requiressl",
            "replication",
            "krbsrvname",
            "gsslib",
            "gssdelegation",
            "sslcertmode",
            "ssl_min_protocol_version",
            "ssl_max_protocol_version",
            "disable_prepared_binary_result",
            "hostaddr",
            "require_auth",
            "load_balance_hosts",
            "target_session_attrs");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "host", "PGHOST",
            "port", "PGPORT",
            "dbname", "PGDATABASE",
            "user", "PGUSER",
            "password", "PGPASSWORD",
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "connect_timeout", "PGCONNECT_TIMEOUT");

    private final Map<String, String> environment;
    private final String applicationName;
    private final Duration connectTimeout;

    /**
     * Parameters for what a string leaves out.
     *
     * @param environment of the process
     * @param applicationName as {@code pg_stat_activity} shall show it
     * @param connectTimeout where the string has none
     */
    public Dsns(Map<String, String> environment, String applicationName, Duration connectTimeout) {
        this.environment = Map.copyOf(environment);
        this.applicationName = applicationName;
        this.connectTimeout = connectTimeout;
    }

    /**
     * What {@code text} leads to; {@code password} wins over the one in it.
     *
     * @throws ConnectionStringException if it leads nowhere
     */
    public Dsn dsn(ConnectionString text, Optional<PasswordSource> password) {
        Values values = new Values(text.parameters());
        String user = values.get("user").orElseGet(() -> environment.getOrDefault("USER", "postgres"));
        return new Dsn(
                host(values.get("host").or(() -> values.get("hostaddr")).orElse("localhost")),
                port(values.get("port").orElse("5432")),
                values.get("dbname").orElse(user),
                user,
                password.or(() -> values.get("password").map(PasswordSource::of))
                        .orElse(PasswordSource.none()),
                tls(values),
                applicationName,
                values.get("connect_timeout").map(Dsns::seconds).orElse(connectTimeout),
                driverOptions(values));
    }

    private static String host(String text) {
        if (text.contains(",")) {
            throw new ConnectionStringException("it names " + text.split(",", -1).length
                    + " hosts, expected one: a scrape tells of one server, whichever answers first would be shown under"
                    + " one name; list each as a server of its own, or let Patroni name the members");
        } else if (text.startsWith("/") || text.startsWith("@")) {
            throw new ConnectionStringException(
                    "its host is a Unix socket, which the driver cannot open; expected a host name or address");
        }
        return text;
    }

    private static int port(String text) {
        return number("port", text, 65_535);
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Math.max(1, number("connect_timeout", text, 3600)));
    }

    private static int number(String name, String text, int most) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
            throw new ConnectionStringException("its parameter " + name + " is not a whole number up to " + most
                    + ", expected for example " + name + "=" + (name.equals("port") ? "5432" : "2"));
        }
        return Integer.parseInt(text);
    }

    private static Tls tls(Values values) {
        Optional<Path> authority = values.get("sslrootcert").map(Path::of);
        TlsMode mode = values.get("sslmode").map(Dsns::mode).orElse(TlsMode.PREFER);
        // So does libpq: who names an authority wants it to be asked.
        TlsMode effective = mode == TlsMode.REQUIRE && authority.isPresent() ? TlsMode.VERIFY_CA : mode;
        return new Tls(
                effective,
                authority,
                values.get("sslcert").map(Path::of),
                values.get("sslkey").map(Path::of));
    }

    private static TlsMode mode(String text) {
        return Arrays.stream(TlsMode.values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ConnectionStringException("its sslmode is unknown, expected one of "
                        + Arrays.stream(TlsMode.values()).map(TlsMode::text).collect(Collectors.joining(", "))));
    }

    private static Map<String, String> driverOptions(Values values) {
        Map<String, String> options = new LinkedHashMap<>();
        StringBuilder session = new StringBuilder(values.get("options").orElse(""));
        values.unused().forEach((name, value) -> {
            switch (name) {
                case "sslpassword" -> options.put("sslPassword", value);
                case "gssencmode" -> options.put("gssEncMode", value);
                case "channel_binding" -> options.put("channelBinding", value);
                case "passfile", "service", "servicefile" ->
                    throw new ConnectionStringException("its parameter " + name
                            + " is not supported, expected the password in password_file or DATA_SOURCE_PASS_FILE");
                default -> session.append(" -c ").append(name).append('=').append(escaped(value));
            }
        });
        if (!session.isEmpty()) {
            options.put("options", session.toString().strip());
        }
        return options;
    }

    private static String escaped(String value) {
        return value.replaceAll("([\\\\\\s])", "\\\\$1");
    }

    /** The parameters, and which of them were asked for. */
    private final class Values {
        private final Map<String, String> given;
        private final Set<String> used = new HashSet<>(WITHOUT_EFFECT);

        private Values(Map<String, String> given) {
            this.given = given;
        }

        private Optional<String> get(String name) {
            used.add(name);
            String variable = ENVIRONMENT.get(name);
            return Optional.ofNullable(given.get(name))
                    .or(() -> Optional.ofNullable(variable).map(environment::get))
                    .filter(value -> !value.isEmpty());
        }

        private Map<String, String> unused() {
            Map<String, String> rest = new LinkedHashMap<>(given);
            rest.keySet().removeAll(used);
            return rest;
        }
    }
}
