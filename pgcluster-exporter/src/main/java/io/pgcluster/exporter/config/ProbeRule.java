package io.pgcluster.exporter.config;

import io.pgcluster.exporter.server.AddressRange;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code probe.allow}.
 *
 * @param name in small letters; {@code *} any host, {@code *.domain} any name in it; empty for a network
 * @param range the network; empty for a name
 * @param from first port
 * @param to last port
 */
record ProbeRule(String name, Optional<AddressRange> range, int from, int to) {
    static final String ANY = "*";

    private static final Pattern FORM =
            Pattern.compile("(?:\\[(?<six>[^\\]]+)]|(?<plain>[^:\\[\\]]+))(?::(?<ports>\\*|\\d{1,5}(?:-\\d{1,5})?))?");
    private static final Pattern NAME = Pattern.compile("\\*|(\\*\\.)?[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?");
    private static final int POSTGRESQL = 5432;
    private static final int MAX_PORT = 65_535;

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException saying what is expected
     */
    static ProbeRule parse(String text) {
        if (text.equals(ANY)) {
            return new ProbeRule(ANY, Optional.empty(), 1, MAX_PORT);
        }
        // An IPv6 network needs brackets only where a port follows.
        boolean bare = text.indexOf(':') != text.lastIndexOf(':') && !text.startsWith("[");
        Matcher form = FORM.matcher(bare ? "[" + text + "]" : text);
        if (!form.matches()) {
            throw wrong(text);
        }
        String host = Optional.ofNullable(form.group("six")).orElseGet(() -> form.group("plain"));
        int[] ports = ports(text, Optional.ofNullable(form.group("ports")).orElse("" + POSTGRESQL));
        String name = normal(host);
        if (host.contains("/") || AddressRange.isLiteral(host) || form.group("six") != null) {
            return new ProbeRule("", Optional.of(range(text, host)), ports[0], ports[1]);
        } else if (!NAME.matcher(name).matches()) {
            throw wrong(text);
        }
        return new ProbeRule(name, Optional.empty(), ports[0], ports[1]);
    }

    private static AddressRange range(String text, String host) {
        try {
            return AddressRange.parse(host);
        } catch (IllegalArgumentException e) {
            throw wrong(text);
        }
    }

    private static int[] ports(String text, String ports) {
        if (ports.equals(ANY)) {
            return new int[] {1, MAX_PORT};
        }
        String[] ends = ports.split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[ends.length - 1]);
        if (from < 1 || to > MAX_PORT || from > to) {
            throw wrong(text);
        }
        return new int[] {from, to};
    }

    /** Whether the host of this name may be reached at {@code port}. */
    boolean allows(String host, int port) {
        String asked = normal(host);
        boolean matches = name.equals(ANY)
                || name.equals(asked)
                || (name.startsWith("*.") && asked.endsWith(name.substring(1)) && asked.length() >= name.length());
        return matches && from <= port && port <= to;
    }

    /** Whether this address may be reached at {@code port}. */
    boolean allows(InetAddress address, int port) {
        boolean matches = name.equals(ANY)
                || range.filter(network -> network.contains(address)).isPresent();
        return matches && from <= port && port <= to;
    }

    private static String normal(String host) {
        String small = host.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no target that can be allowed, expected a host name,"
                + " *.domain, an address or a network, and a port, a range of ports or * behind a colon, such as"
                + " db-1.internal:5432 or [fd00::/8]:*");
    }
}
