package io.pgcluster.exporter.patroni;

import io.pgcluster.exporter.server.PasswordSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Credentials for the REST API, or for a proxy in front of it.
 *
 * @param name of the user
 * @param password read for each request, so that a rotated one is picked up
 */
public record PatroniUser(String name, PasswordSource password) {
    String header() throws IOException {
        String pair = name + ":" + password.read().orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
