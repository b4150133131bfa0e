package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network in CIDR form, IPv4 or IPv6: {@code 10.0.0.0/8}, {@code fd00::/8}. */
public record Cidr(String text) {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*");
    private static final Pattern NETWORK = Pattern.compile("([^/]+)/(\\d{1,3})");
    private static final byte[] NO_ADDRESS = {};

    /** Refuses other forms, prefixes that are too long, and addresses with bits beyond their prefix, quoting the text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Cidr {
        Matcher matcher = NETWORK.matcher(text);
        byte[] address = matcher.matches() ? address(matcher.group(1)) : NO_ADDRESS;
        int bits = address.length * Byte.SIZE;
        if (bits == 0 || Integer.parseInt(matcher.group(2)) > bits) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a network in CIDR form, such as 10.0.0.0/8 or fd00::/8");
        }
        int prefix = Integer.parseInt(matcher.group(2));
        int last = new BigInteger(1, address).getLowestSetBit();
        // Readers disagree on such a network: PostgreSQL cuts the rest off, PgBouncer then admits no address at all.
        if (last >= 0 && last < bits - prefix) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has bits set beyond its prefix: write " + matcher.group(1) + "/" + bits
                            + " for that one address, or clear all bits after the first " + prefix);
        }
    }

    /** Whether it is a network of IPv6. */
    public boolean isIpv6() {
        return text.contains(":");
    }

    /** Whether every address of its family is in it. */
    public boolean isEverything() {
        return prefix() == 0;
    }

    /** Whether {@code address}, which must be written as an IP address, is in it. */
    public boolean contains(String address) {
        byte[] own = address(text.substring(0, text.indexOf('/')));
        byte[] other = address(address);
        if (other.length == 0) {
            throw new IllegalArgumentException("\"" + address + "\" is not an IP address");
        }
        int rest = own.length * Byte.SIZE - prefix();
        return own.length == other.length
                && new BigInteger(1, own).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
    }

    private int prefix() {
        return Integer.parseInt(text.substring(text.indexOf('/') + 1));
    }

    /** The bytes of an address; none if the text is not an address. Nothing is looked up. */
    private static byte[] address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return NO_ADDRESS;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            // Colons and digits, but no address.
            return NO_ADDRESS;
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
