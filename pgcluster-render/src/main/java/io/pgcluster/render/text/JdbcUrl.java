package io.pgcluster.render.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** URLs of PostgreSQL's JDBC driver, which decodes database and parameters as HTML forms are decoded. */
public final class JdbcUrl {
    private JdbcUrl() {}

    /** A URL for one server; {@code host} is a name or an address, an IPv6 address without brackets. */
    public static String write(String host, int port, String database, Map<String, String> parameters) {
        return write(new HostList(List.of(new HostList.Entry(host, port))), database, parameters);
    }

    /** A URL for servers that the driver tries one after the other. */
    public static String write(HostList hosts, String database, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + hosts.jdbc() + "/" + encoded(database).replace("/", "%2F")
                + (query.isEmpty() ? "" : "?" + query);
    }

    /** Slashes stay, so that a path can be read. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
