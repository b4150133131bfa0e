package io.pgcluster.operate.cluster;

import io.pgcluster.operate.failure.FailedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something about one probe: that it began, or what it found.
 *
 * @param proxy the proxy that it went through
 * @param probe when it began, in microseconds, and who did it; sorts in the order in which probes began
 * @param kind what is told
 * @param address the server that answered; empty unless one did
 */
record ProbeEvent(String proxy, String probe, Kind kind, Optional<String> address) {
    /** What is told of a probe. */
    enum Kind {
        /** It began. */
        BEGAN,
        /** A server answered that takes writes. */
        WRITABLE,
        /** A server answered that does not take writes. */
        READ_ONLY,
        /** No server answered. */
        FAILED
    }

    private static final Pattern FORM =
            Pattern.compile("(\\S+) (\\d{10,}\\.\\d+) (?:(began)|(failed)|([0-9a-fA-F.:]+)\\|(on|off))");

    static ProbeEvent parse(String line) {
        Matcher event = FORM.matcher(line);
        if (!event.matches()) {
            throw new FailedException("a probe said \"" + line + "\", expected that it began, failed, or an address");
        }
        Optional<String> address = Optional.ofNullable(event.group(5));
        return new ProbeEvent(event.group(1), event.group(2), kind(event), address);
    }

    private static Kind kind(Matcher event) {
        if (event.group(3) != null) {
            return Kind.BEGAN;
        }
        if (event.group(4) != null) {
            return Kind.FAILED;
        }
        return event.group(6).equals("off") ? Kind.WRITABLE : Kind.READ_ONLY;
    }
}
