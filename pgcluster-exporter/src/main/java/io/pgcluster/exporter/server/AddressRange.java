package io.pgcluster.exporter.server;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, such as {@code 10.0.0.0/8}; one address alone has all its bits.
 *
 * @param address any of them
 * @param bits how many bits they share
 */
public record AddressRange(InetAddress address, int bits) {
    /** Digits, colons and dots only: a text of this form is never looked up in DNS. */
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]*(\\d{1,3}(\\.\\d{1,3}){3})?");

    /** Refuses more bits than an address has. */
    public AddressRange {
        if (bits < 0 || bits > 8 * address.getAddress().length) {
            throw new IllegalArgumentException("found a prefix of " + bits + " bits, expected 0 to "
                    + 8 * address.getAddress().length + " for " + address.getHostAddress());
        }
    }

    /** Whether {@code text} is an address in numbers. */
    public static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or one address.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String first = slash < 0 ? text : text.substring(0, slash);
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        if (!isLiteral(first) || (slash >= 0 && !bits.matches("\\d{1,3}"))) {
            throw new IllegalArgumentException("found \"" + text + "\", expected an address or a network");
        }
        InetAddress address = literal(first);
        return new AddressRange(address, slash < 0 ? 8 * address.getAddress().length : Integer.parseInt(bits));
    }

    /**
     * An address in numbers.
     *
     * @throws IllegalArgumentException if {@code text} is none
     */
    public static InetAddress literal(String text) {
        try {
            if (isLiteral(text)) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("found \"" + text + "\", expected an address", e);
        }
        throw new IllegalArgumentException("found \"" + text + "\", expected an address");
    }

    /** Whether {@code other} is one of them. */
    public boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] its = other.getAddress();
        int rest = 8 * own.length - bits;
        return own.length == its.length
                && new BigInteger(1, own).shiftRight(rest).equals(new BigInteger(1, its).shiftRight(rest));
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
