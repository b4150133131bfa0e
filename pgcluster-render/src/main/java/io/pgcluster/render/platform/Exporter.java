package io.pgcluster.render.platform;

import io.pgcluster.model.value.Port;

/**
 * The process that reads the metrics of every member and pooler.
 *
 * @param name its name as a service and as a host
 * @param publishedAddress host address or name under which the metrics are read; they need no password, so it is not a public one
 * @param publishedPort TCP port there
 */
public record Exporter(String name, String publishedAddress, Port publishedPort) {
    /** Address and port, as they stand in a URL. */
    public String authority() {
        return UrlHost.of(publishedAddress, publishedPort);
    }

    /** Where the metrics are read. */
    public String url() {
        return "http://" + authority() + "/metrics";
    }
}
