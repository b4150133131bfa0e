package io.pgcluster.exporter.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the exporter listens: {@code :9187}, {@code 127.0.0.1:9187}, {@code [::1]:9187}.
 *
 * @param host name or address; {@code 0.0.0.0} where none is written
 * @param port TCP port; 0: one that is free
 */
public record ListenAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^\\[\\]:\\s]*)):(\\d{1,5})");

    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException if it is not an address
     */
    public static ListenAddress parse(String text) {
        problem(text).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        Matcher form = FORM.matcher(text);
        boolean ignored = form.matches();
        String host = form.group(1) != null ? form.group(1) : form.group(2);
        return new ListenAddress(host.isEmpty() && ignored ? "0.0.0.0" : host, Integer.parseInt(form.group(3)));
    }

    static Optional<String> problem(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() && Integer.parseInt(form.group(3)) <= 65_535
                ? Optional.empty()
                : Optional.of("\"" + text + "\" is no address to listen on, expected host:port or :port");
    }
}
