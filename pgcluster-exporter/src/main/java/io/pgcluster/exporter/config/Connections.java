package io.pgcluster.exporter.config;

import io.pgcluster.exporter.server.Dsn;
import io.pgcluster.exporter.server.PasswordSource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes connections of what the configuration says of servers, poolers and probes. */
public final class Connections {
    /** As {@code pg_stat_activity} shows the exporter. */
    public static final String APPLICATION_NAME = "pgcluster-exporter";

    private static final String POOLER_PORT = "6432";

    private final Dsns dsns;

    /** With libpq's variables from {@code environment} and the time for connecting from {@code limits}. */
    public Connections(Map<String, String> environment, LimitsConfig limits) {
        this.dsns =
                new Dsns(environment, APPLICATION_NAME, limits.connectTimeout().duration());
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
        return dsns.dsn(string(server.dsn()).with(given), password(server.password(), server.passwordFile()));
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
        return dsns.dsn(new ConnectionString(given), password(pooler.password(), pooler.passwordFile()));
    }

    /**
     * How the target of a probe is reached: {@code host:port}, a URI or {@code key=value}. The module's credentials and options win.
     *
     * @throws ConnectionStringException if that cannot be understood, or no user or password is known
     */
    public Dsn to(String target, Optional<AuthModule> module) {
        boolean whole = target.contains("://") || target.contains("=");
        Map<String, String> given = new LinkedHashMap<>();
        module.flatMap(AuthModule::options).ifPresent(given::putAll);
        module.flatMap(AuthModule::userpass).ifPresent(credentials -> {
            given.put("user", credentials.username());
            given.put("password", credentials.password().reveal());
        });
        ConnectionString string = ConnectionString.parse(whole ? target : "postgresql://" + target)
                .with(given);
        for (String needed : new String[] {"user", "password"}) {
            if (string.parameters().getOrDefault(needed, "").isEmpty()) {
                throw new ConnectionStringException(
                        "no " + needed + " is known, expected one in the target or in the" + " auth_module");
            }
        }
        return dsns.dsn(string, Optional.empty());
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
