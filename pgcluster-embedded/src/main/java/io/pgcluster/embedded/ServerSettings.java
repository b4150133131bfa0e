package io.pgcluster.embedded;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a test's server is to be like.
 *
 * @param parameters configuration in addition to address and port
 * @param tls what it proves itself with; without it, connections are not encrypted
 */
public record ServerSettings(Map<String, String> parameters, Optional<TlsFiles> tls) {
    /** Nothing special: listens on the loopback interface, and does not wait for disks. */
    public static final ServerSettings DEFAULT = new ServerSettings(
            Map.of("fsync", "off", "listen_addresses", "127.0.0.1", "unix_socket_directories", ""), Optional.empty());

    /** Keeps an unmodifiable, sorted copy. */
    public ServerSettings {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** The same with a parameter set. */
    public ServerSettings with(String parameter, String value) {
        return with(Map.of(parameter, value));
    }

    /** The same with parameters set. */
    public ServerSettings with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        return new ServerSettings(all, tls);
    }

    /** The same with libraries that the server loads at its start, such as {@code pg_stat_statements}. */
    public ServerSettings preloading(String... libraries) {
        return with("shared_preload_libraries", String.join(",", libraries));
    }

    /** The same with encrypted connections allowed. */
    public ServerSettings tls(TlsFiles files) {
        return new ServerSettings(parameters, Optional.of(files));
    }
}
