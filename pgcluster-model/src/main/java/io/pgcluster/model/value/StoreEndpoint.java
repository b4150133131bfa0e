package io.pgcluster.model.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an object store is reached over TLS: a host name or IPv4 address, and a port if it is not 443. */
public record StoreEndpoint(String text) {
    private static final int MAX_PORT = 65535;
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)(:([1-9][0-9]{0,4}))?");

    /** Refuses anything but a host and a port, quoting it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StoreEndpoint {
        if (SCHEME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" has a scheme, expected only the host and, if it is not 443, the port: stores are always reached over TLS");
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an endpoint, expected a host and, if it is not 443, a port");
        }
        if (matcher.group(6) != null && Integer.parseInt(matcher.group(6)) > MAX_PORT) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has the port " + matcher.group(6) + ", expected at most " + MAX_PORT);
        }
    }

    /** The host without the port. */
    public String host() {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** The port, if one was written. */
    public OptionalInt port() {
        int colon = text.indexOf(':');
        return colon < 0 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text.substring(colon + 1)));
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
