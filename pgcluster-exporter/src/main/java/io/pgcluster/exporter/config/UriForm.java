package io.pgcluster.exporter.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code postgresql://user:password@host:port,host:port/database?parameter=value}, percent-encoded. */
final class UriForm {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    static Map<String, String> parse(String text) {
        UriForm form = new UriForm();
        String rest = text.substring(text.indexOf("://") + 3);
        int query = rest.indexOf('?', Math.max(0, endOfUser(rest)));
        if (query >= 0) {
            form.query(rest.substring(query + 1));
            rest = rest.substring(0, query);
        }
        form.authorityAndPath(rest);
        return form.parameters;
    }

    /** Passwords that were not encoded may hold "/", "?" or "@": user and password end at the last "@" that a host can follow. */
    private static int endOfUser(String rest) {
        int at = rest.lastIndexOf('@');
        while (at >= 0 && isInQuery(rest, at)) {
            at = rest.lastIndexOf('@', at - 1);
        }
        return at;
    }

    private static boolean isInQuery(String rest, int at) {
        int query = rest.lastIndexOf('?', at);
        return query >= 0 && rest.substring(query, at).contains("=");
    }

    private void authorityAndPath(String rest) {
        int at = endOfUser(rest);
        if (at >= 0) {
            userAndPassword(rest.substring(0, at));
        }
        String place = rest.substring(at + 1);
        int slash = place.indexOf('/');
        if (slash >= 0 && slash + 1 < place.length()) {
            parameters.put("dbname", decode("database", place.substring(slash + 1)));
        }
        hosts(slash < 0 ? place : place.substring(0, slash));
    }

    private void userAndPassword(String text) {
        int colon = text.indexOf(':');
        String user = decode("user", colon < 0 ? text : text.substring(0, colon));
        if (!user.isEmpty()) {
            parameters.put("user", user);
        }
        if (colon >= 0) {
            parameters.put("password", decode("password", text.substring(colon + 1)));
        }
    }

    private void hosts(String text) {
        if (text.isEmpty()) {
            return;
        }
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String place : text.split(",", -1)) {
            int colon = place.startsWith("[") ? place.indexOf(':', closing(place)) : place.indexOf(':');
            String host = colon < 0 ? place : place.substring(0, colon);
            hosts.add(decode("host", host.replaceAll("[\\[\\]]", "")));
            ports.add(colon < 0 ? "" : place.substring(colon + 1));
        }
        parameters.putIfAbsent("host", String.join(",", hosts));
        if (ports.stream().anyMatch(port -> !port.isEmpty())) {
            parameters.putIfAbsent("port", String.join(",", ports));
        }
    }

    private static int closing(String place) {
        int bracket = place.indexOf(']');
        if (bracket < 0) {
            throw new ConnectionStringException(
                    "the bracket of an IPv6 address is not closed, expected [address]:port");
        }
        return bracket;
    }

    private void query(String text) {
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ConnectionStringException(
                        "a parameter after \"?\" has no name or no value, expected ?name=value&name=value");
            }
            String name = decode("name of a parameter", pair.substring(0, equals));
            parameters.put(name, decode(name, pair.substring(equals + 1)));
        }
    }

    private static String decode(String what, String text) {
        byte[] bytes = new byte[text.getBytes(StandardCharsets.UTF_8).length];
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                bytes[length++] = hex(what, text, i + 1);
                i += 3;
            } else {
                int next = text.offsetByCodePoints(i, 1);
                byte[] character = text.substring(i, next).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(character, 0, bytes, length, character.length);
                length += character.length;
                i = next;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static byte hex(String what, String text, int from) {
        int high = from + 1 < text.length() ? Character.digit(text.charAt(from), 16) : -1;
        int low = from + 1 < text.length() ? Character.digit(text.charAt(from + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw new ConnectionStringException("the " + what
                    + " has a % without two hexadecimal digits behind it, expected %25 for a percent sign");
        }
        return (byte) (high * 16 + low);
    }
}
