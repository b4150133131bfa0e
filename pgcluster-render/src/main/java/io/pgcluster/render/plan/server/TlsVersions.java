package io.pgcluster.render.plan.server;

import java.util.List;
import java.util.Locale;

/** The TLS versions that servers and poolers speak with clients and with each other: what the server parameters say, for both. */
public final class TlsVersions {
    private static final List<String> ALL = List.of("tlsv1.2", "tlsv1.3");

    private TlsVersions() {}

    /** The versions, oldest first, in lower case. */
    public static List<String> of(ServerPlan server) {
        String newest = ALL.get(ALL.size() - 1);
        String minimum = version(server, "ssl_min_protocol_version", newest);
        String maximum = version(server, "ssl_max_protocol_version", newest);
        return ALL.stream()
                .filter(version -> version.compareTo(minimum) >= 0 && version.compareTo(maximum) <= 0)
                .toList();
    }

    private static String version(ServerPlan server, String parameter, String otherwise) {
        String text = server.parameter(parameter, otherwise).strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? otherwise : text;
    }
}
