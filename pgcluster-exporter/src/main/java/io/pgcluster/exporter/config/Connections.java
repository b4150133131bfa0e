package io.pgcluster.exporter.config;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import io.pgcluster.model.value.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes connections of what the configuration says of servers, poolers and probes. */
public final class Connections {
    /** As {@code pg_stat_activity} shows the exporter. */
    public static final String APPLICATION_NAME = "pgcluster-exporter";

    /** What the console of a pooler is not asked with, from the driver's names to libpq's where they differ. */
    private static final Map<String, String> UNSUPPORTED_BY_CONSOLE = Map.of(
            "requireAuth", "require_auth",
            "channelBinding", "channel_binding",
            "gssEncMode", "gssencmode",
            "kerberosServerName", "krbsrvname",
            "tcpKeepAlive", "keepalives",
            "sslNegotiation", "sslnegotiation",
            "targetServerType", "target_session_attrs");

    private static final Pattern PAIRS = Pattern.compile("\\s*[a-z_]+\\s*=");

    private static final String POOLER_PORT = "6432";

    /** What the caller of a probe may say; the rest names files of this machine or weakens what the operator chose. */
    private static final Set<String> OF_A_TARGET =
            Set.of("host", "port", "dbname", "user", "password", "sslmode", "connect_timeout", "application_name");

    private final DsnFactory dsns;
    private final DsnFactory probes;

    /** With libpq's variables from {@code environment} and the time for connecting from {@code limits}. */
    public Connections(Map<String, String> environment, LimitsConfig limits) {
        this.dsns = new DsnFactory(
                environment, APPLICATION_NAME, limits.connectTimeout().duration());
        // The exporter's own user, password and certificate must not reach any server that a probe names.
        this.probes = new DsnFactory(
                Map.of(), APPLICATION_NAME, limits.connectTimeout().duration());
    }

    /**
     * How {@code server} is reached.
     *
     * @throws ConnectionStringException if that cannot be understood
     */
    public Dsn to(ServerConfig server) {
        Map<String, String> given = new LinkedHashMap<>();
        server.host().ifPresent(host -> given.put("host", host));
        server.port().ifPresent(port -> given.put("port", port.toString()));
        server.database().ifPresent(database -> given.put("dbname", database));
        server.user().ifPresent(user -> given.put("user", user));
        server.tls().ifPresent(tls -> given.putAll(parameters(tls)));
        return dsns.dsn(
                string(server.dsn()).with(given),
                password(server.password(), server.passwordFile()),
                server.tls().flatMap(TlsConfig::password));
    }

    /**
     * How the console of {@code pooler} is reached.
     *
     * @throws ConnectionStringException if that cannot be understood
     */
    public Dsn to(PgBouncerConfig pooler) {
        Map<String, String> given = new LinkedHashMap<>(Map.of("port", POOLER_PORT, "dbname", "pgbouncer"));
        given.putAll(string(pooler.dsn()).parameters());
        pooler.host().ifPresent(host -> given.put("host", host));
        pooler.port().ifPresent(port -> given.put("port", port.toString()));
        pooler.user().ifPresent(user -> given.put("user", user));
        pooler.tls().ifPresent(tls -> given.putAll(parameters(tls)));
        Dsn dsn = dsns.dsn(
                new ConnectionString(given),
                password(pooler.password(), pooler.passwordFile()),
                pooler.tls().flatMap(TlsConfig::password));
        for (String option : dsn.options().keySet()) {
            throw new ConnectionStringException("its parameter " + UNSUPPORTED_BY_CONSOLE.getOrDefault(option, option)
                    + " is not supported for the console of a pooler, expected none");
        }
        return dsn;
    }

    /**
     * How the target of a probe is reached: {@code host:port}, a URI or {@code key=value}. The module's credentials and options win.
     *
     * @throws ConnectionStringException if that cannot be understood, or no user is known
     */
    public Dsn to(String target, Optional<AuthModule> module) {
        // With "db-1:5432/app?sslmode=disable" an equals sign does not yet make pairs.
        boolean complete = target.contains("://") || PAIRS.matcher(target).lookingAt();
        ConnectionString asked = ConnectionString.parse(complete ? target : "postgresql://" + target);
        for (String name : asked.parameters().keySet()) {
            if (!OF_A_TARGET.contains(name)) {
                throw new ConnectionStringException("its parameter " + name
                        + " may not come from the target of a probe, expected it in the options of an auth_module");
            }
        }
        Map<String, String> given = new LinkedHashMap<>();
        module.flatMap(AuthModule::options).ifPresent(given::putAll);
        module.flatMap(AuthModule::userpass).ifPresent(credentials -> {
            given.put("user", credentials.username());
            given.put("password", credentials.password().map(Secret::reveal).orElse(""));
        });
        ConnectionString string = asked.with(given);
        if (string.parameters().getOrDefault("user", "").isEmpty()) {
            throw new ConnectionStringException("no user is known, expected one in the target or in the auth_module");
        } else if (string.parameters().getOrDefault("host", "").isEmpty()) {
            throw new ConnectionStringException("it names no host, expected one such as db-1:5432");
        }
        // An empty password keeps the driver from looking for one in a file of passwords.
        PasswordSource password = PasswordSource.of(string.parameters().getOrDefault("password", ""));
        return probes.dsn(string, Optional.of(password), Optional.empty());
    }

    /** The password that is given in one of two ways; the file is read whenever it is needed. */
    public static Optional<PasswordSource> password(Optional<Secret> text, Optional<String> file) {
        return file.map(path -> PasswordSource.inFile(Path.of(path)))
                .or(() -> text.map(secret -> PasswordSource.of(secret.reveal())));
    }

    private static ConnectionString string(Optional<String> dsn) {
        return dsn.map(ConnectionString::parse).orElse(new ConnectionString(Map.of()));
    }

    private static Map<String, String> parameters(TlsConfig tls) {
        Map<String, String> parameters = new LinkedHashMap<>();
        tls.mode().ifPresent(mode -> parameters.put("sslmode", mode.mode().text()));
        tls.caFile().ifPresent(file -> parameters.put("sslrootcert", file));
        tls.certFile().ifPresent(file -> parameters.put("sslcert", file));
        tls.keyFile().ifPresent(file -> parameters.put("sslkey", file));
        return parameters;
    }
}
