package io.pgcluster.operate.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the proxy sends connections. It finds a member that came back with another address only some seconds later than Patroni does.
 *
 * @param readWrite members that it sends writes to: one, or none while no member is primary
 * @param readOnly replicas that it sends reads to
 */
record ProxyView(List<String> readWrite, List<String> readOnly) {
    private static final Pattern SERVER_UP = Pattern.compile(
            "^haproxy_server_status\\{proxy=\"(\\w+)\",server=\"(\\w+)\",state=\"UP\"} 1(?:\\.0)?$", Pattern.MULTILINE);

    /** Reads the proxy's metrics. */
    static ProxyView parse(String metrics) {
        Map<String, TreeSet<String>> up = new TreeMap<>();
        Matcher servers = SERVER_UP.matcher(metrics);
        while (servers.find()) {
            up.computeIfAbsent(servers.group(1), backend -> new TreeSet<>()).add(servers.group(2));
        }
        return new ProxyView(
                List.copyOf(up.getOrDefault("primary", new TreeSet<>())),
                List.copyOf(up.getOrDefault("replicas", new TreeSet<>())));
    }
}
