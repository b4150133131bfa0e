package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network in CIDR form, IPv4 or IPv6: {@code 10.0.0.0/8}, {@code fd00::/8}. */
public record Cidr(String text) {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final Pattern IPV6 = Pattern.compile("([0-9a-fA-F:]{2,39})/(\\d{1,3})");

    /** Refuses other forms, octets above 255 and prefixes that are too long, quoting the text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Cidr {
        if (!isIpv4(text) && !isIpv6(text)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a network in CIDR form, such as 10.0.0.0/8 or fd00::/8");
        }
    }

    private static boolean isIpv4(String text) {
        Matcher matcher = IPV4.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(5)) > 32) {
            return false;
        }
        for (int group = 1; group <= 4; group++) {
            if (Integer.parseInt(matcher.group(group)) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String text) {
        Matcher matcher = IPV6.matcher(text);
        return matcher.matches() && matcher.group(1).contains(":") && Integer.parseInt(matcher.group(2)) <= 128;
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
