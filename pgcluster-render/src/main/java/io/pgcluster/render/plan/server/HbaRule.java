package io.pgcluster.render.plan.server;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of pg_hba.conf. The first that matches decides.
 *
 * @param connection local, host, hostssl or hostnossl
 * @param databases names, all or replication
 * @param roles names or all
 * @param address network, all, or samenet for the networks that the server is on; empty for local
 * @param method how the client proves who it is, or reject
 * @param options options of the method
 */
public record HbaRule(
        Connection connection,
        List<String> databases,
        List<String> roles,
        String address,
        String method,
        List<String> options) {
    /** How the client comes. */
    public enum Connection {
        /** Over the socket. */
        LOCAL("local"),
        /** Over TCP, with TLS or without. */
        ANY_TCP("host"),
        /** Over TCP with TLS. */
        TLS("hostssl"),
        /** Over TCP without TLS. */
        PLAIN("hostnossl");

        private final String text;

        Connection(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Keeps unmodifiable copies. */
    public HbaRule {
        databases = List.copyOf(databases);
        roles = List.copyOf(roles);
        options = List.copyOf(options);
    }

    static HbaRule local(String database, String role, String... options) {
        return new HbaRule(Connection.LOCAL, List.of(database), List.of(role), "", "peer", List.of(options));
    }

    static HbaRule host(Connection connection, String database, List<String> roles, String address, String method) {
        return new HbaRule(connection, List.of(database), roles, address, method, List.of());
    }

    /** The line as the file has it. Every part is a plain name or a network, so nothing needs quotes. */
    public String line() {
        List<String> parts = new ArrayList<>();
        parts.add(connection.toString());
        parts.add(String.join(",", databases));
        parts.add(String.join(",", roles));
        if (!address.isEmpty()) {
            parts.add(address);
        }
        parts.add(method);
        parts.addAll(options);
        return String.join(" ", parts);
    }
}
