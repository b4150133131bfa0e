package io.pgcluster.model.rule;

import java.util.regex.Pattern;

/** Tells addresses and names apart by their form, without looking anything up. */
final class Addresses {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern HOST_NAME = Pattern.compile(
            "(\\*\\.)?([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)*[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
    private static final int MAX_NAME_LENGTH = 253;
    private static final int IPV6_GROUPS = 8;

    private Addresses() {}

    static boolean isIpAddress(String text) {
        return IPV4.matcher(text).matches() || isIpv6(text);
    }

    static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1");
    }

    static boolean isHostName(String text) {
        return text.length() <= MAX_NAME_LENGTH && HOST_NAME.matcher(text).matches();
    }

    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == IPV6_GROUPS;
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        int left = before.isEmpty() ? 0 : groups(before);
        int right = after.isEmpty() ? 0 : groups(after);
        return left >= 0 && right >= 0 && left + right < IPV6_GROUPS;
    }

    /** The number of groups of an IPv6 address, or -1 if there is anything else among them. */
    private static int groups(String text) {
        String[] groups = text.split(":", -1);
        for (String group : groups) {
            if (!GROUP.matcher(group).matches()) {
                return -1;
            }
        }
        return groups.length;
    }
}
