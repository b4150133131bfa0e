package io.pgcluster.exporter.config;

import io.pgcluster.exporter.server.AddressRange;
import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.exporter.server.Route;
import io.pgcluster.exporter.server.Tls;
import io.pgcluster.exporter.server.TlsMode;
import io.pgcluster.exporter.tls.KeyPassword;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes of libpq's parameters what the connection needs. Each is honoured or refused by its name, never left out: a connection that is less
 * protected than its string asks for must not come about. What nothing says is taken from libpq's environment variables, and else is what
 * libpq takes.
 */
public final class DsnFactory {
    private static final String PREFIX_OF_SOCKETS = ".s.PGSQL.";

    private final Map<String, String> environment;
    private final String applicationName;
    private final Duration connectTimeout;

    /**
     * Parameters for what a string leaves out.
     *
     * @param environment of the process
     * @param applicationName as {@code pg_stat_activity} shall show it where the string does not say
     * @param connectTimeout where the string has none
     */
    public DsnFactory(Map<String, String> environment, String applicationName, Duration connectTimeout) {
        this.environment = Map.copyOf(environment);
        this.applicationName = applicationName;
        this.connectTimeout = connectTimeout;
    }

    /**
     * What {@code text} leads to; {@code password} and {@code keyPassword} win over those in it.
     *
     * @throws ConnectionStringException if it leads nowhere
     */
    public Dsn dsn(ConnectionString text, Optional<PasswordSource> password, Optional<KeyPassword> keyPassword) {
        Parameters values = Parameters.of(text, environment);
        String user = values.take("user").orElseGet(() -> environment.getOrDefault("USER", "postgres"));
        int port = values.take("port").map(value -> port(values, value)).orElse(5432);
        Optional<String> written = values.take("password");
        Place place = place(values, port);
        boolean local = place.route() instanceof Route.UnixPath;
        Tls tls = new TlsParameters(values, environment).read(local, keyPassword);
        Dsn dsn = new Dsn(
                place.host(),
                port,
                values.take("dbname").orElse(user),
                user,
                password.or(() -> written.map(PasswordSource::of)).orElse(PasswordSource.none()),
                tls,
                name(values),
                timeout(values),
                driverOptions(values, local, tls.mode()),
                place.route());
        values.requireAllTaken();
        return dsn;
    }

    private record Place(String host, Route route) {}

    private static Place place(Parameters values, int port) {
        Optional<String> host = values.take("host");
        Optional<String> address = values.take("hostaddr");
        String found = host.or(() -> address).orElse("localhost");
        if (found.contains(",") || address.filter(text -> text.contains(",")).isPresent()) {
            throw new ConnectionStringException("it names " + found.split(",", -1).length
                    + " hosts, expected one: a scrape tells of one server, whichever answers first would be shown under"
                    + " one name; list each as a server of its own, or let Patroni name the members");
        } else if (found.startsWith("@")) {
            throw new ConnectionStringException("its host is a Unix socket in the abstract namespace, which is not"
                    + " supported, expected a host name, an address or a directory such as /run/postgresql");
        } else if (found.startsWith("/")) {
            return socket(found, port);
        }
        return new Place(
                found,
                address.<Route>map(text -> new Route.ToAddress(address(text))).orElse(Route.BY_NAME));
    }

    private static Place socket(String directory, int port) {
        String clean = directory.replaceAll("(?<=.)/+$", "");
        if (clean.contains(PREFIX_OF_SOCKETS)) {
            throw new ConnectionStringException(
                    "its host is the name of a socket, expected the directory that it is in;"
                            + " the number at its end is the port");
        }
        return new Place(clean, new Route.UnixPath(Path.of(clean, PREFIX_OF_SOCKETS + port)));
    }

    private static InetAddress address(String text) {
        if (!AddressRange.isLiteral(text)) {
            throw new ConnectionStringException("its parameter hostaddr is no address, expected for example 10.0.0.5");
        }
        return AddressRange.literal(text);
    }

    private static int port(Parameters values, String text) {
        int port = number(values, "port", text, 65_535, "5432");
        if (port == 0) {
            throw UnsupportedParameters.value(values.where("port"), "a number from 1 to 65535");
        }
        return port;
    }

    /** Without a limit, which libpq writes as 0, nothing is waited for. */
    private Duration timeout(Parameters values) {
        int seconds = values.take("connect_timeout")
                .map(text -> number(values, "connect_timeout", text, 3600, "2"))
                .orElse(0);
        return seconds == 0 ? connectTimeout : Duration.ofSeconds(seconds);
    }

    private static int number(Parameters values, String name, String text, int most, String example) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > most) {
            throw new ConnectionStringException(values.where(name) + " is not a whole number up to " + most
                    + ", expected for example " + name + "=" + example);
        }
        return Integer.parseInt(text);
    }

    private String name(Parameters values) {
        Optional<String> fallback = values.take("fallback_application_name");
        return values.take("application_name").or(() -> fallback).orElse(applicationName);
    }

    /** Under the names that the JDBC driver has for them. */
    private static Map<String, String> driverOptions(Parameters values, boolean local, TlsMode mode) {
        refuseOtherValues(values);
        Map<String, String> options = new LinkedHashMap<>();
        values.take("options").ifPresent(text -> options.put("options", text));
        values.take("require_auth").ifPresent(text -> options.put("requireAuth", methods(values, text)));
        if (values.take("channel_binding").isPresent()) {
            options.put("channelBinding", values.oneOf("channel_binding", "prefer", "disable", "require"));
        }
        if (values.take("gssencmode").isPresent()) {
            options.put("gssEncMode", gss(values, local));
        }
        values.take("krbsrvname").ifPresent(text -> options.put("kerberosServerName", text));
        if (values.take("gsslib").isPresent()) {
            options.put("gsslib", values.oneOf("gsslib", "gssapi", "sspi"));
        }
        if (!values.isOn("keepalives", true)) {
            options.put("tcpKeepAlive", "false");
        }
        if (values.oneOf("sslnegotiation", "postgres", "direct").equals("direct") && !local) {
            options.put("sslNegotiation", direct(values, mode));
        }
        role(values).ifPresent(role -> options.put("targetServerType", role));
        return options;
    }

    private static String methods(Parameters values, String text) {
        String methods = text.replace(" ", "");
        String method = "(password|md5|gss|sspi|scram-sha-256|none)";
        if (!methods.matches(method + "(," + method + ")*|!" + method + "(,!" + method + ")*")) {
            throw UnsupportedParameters.value(
                    values.where("require_auth"),
                    "methods among password, md5, gss, sspi, scram-sha-256 and none, all or none of them with !");
        }
        return methods;
    }

    private static String gss(Parameters values, boolean local) {
        String mode = values.oneOf("gssencmode", "disable", "prefer", "require");
        if (local && mode.equals("require")) {
            throw UnsupportedParameters.value(values.where("gssencmode"), "disable or prefer for a Unix socket");
        }
        return local ? "disable" : mode;
    }

    private static String direct(Parameters values, TlsMode mode) {
        if (mode.compareTo(TlsMode.REQUIRE) < 0) {
            throw UnsupportedParameters.value(
                    values.where("sslnegotiation"), "postgres, unless sslmode is require or stricter");
        }
        return "direct";
    }

    private static Optional<String> role(Parameters values) {
        return switch (values.oneOf(
                "target_session_attrs", "any", "read-write", "read-only", "primary", "standby", "prefer-standby")) {
            case "read-write", "primary" -> Optional.of("primary");
            case "read-only", "standby" -> Optional.of("secondary");
            // Among one host there is nothing to prefer.
            default -> Optional.empty();
        };
    }

    /** What has one value that holds anyway; any other cannot be honoured. */
    private static void refuseOtherValues(Parameters values) {
        values.take("client_encoding")
                .filter(text -> !text.matches("(?i)utf-?8|auto"))
                .ifPresent(text -> {
                    throw UnsupportedParameters.value(values.where("client_encoding"), "UTF8");
                });
        values.oneOf("load_balance_hosts", "disable");
        values.oneOf("replication", "false", "off", "no", "0");
        values.oneOf("gssdelegation", "0");
        values.oneOf("min_protocol_version", "3.0");
        values.oneOf("max_protocol_version", "3.0", "3.2", "latest");
    }
}
