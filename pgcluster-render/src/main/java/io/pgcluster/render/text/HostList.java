package io.pgcluster.render.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Several addresses that lead to the same, as clients list them: drivers try one after the other.
 *
 * @param entries the addresses, at least one
 */
public record HostList(List<HostList.Entry> entries) {
    /**
     * An address.
     *
     * @param host name, IPv4 or IPv6 address
     * @param port TCP port
     */
    public record Entry(String host, int port) {}

    /** Refuses an empty list. */
    public HostList {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("no address");
        }
    }

    /** The list as libpq's {@code host} and {@code port} have it: {@code host=a,b port=1,2}. */
    public Map<String, String> libpq() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("host", joined(Entry::host));
        parameters.put("port", joined(entry -> Integer.toString(entry.port())));
        return parameters;
    }

    /** The list as it stands in a JDBC URL: {@code a:1,b:2}; IPv6 addresses in brackets. */
    String jdbc() {
        return joined(
                entry -> (entry.host().contains(":") ? "[" + entry.host() + "]" : entry.host()) + ":" + entry.port());
    }

    private String joined(Function<Entry, String> part) {
        return entries.stream().map(part).collect(Collectors.joining(","));
    }
}
