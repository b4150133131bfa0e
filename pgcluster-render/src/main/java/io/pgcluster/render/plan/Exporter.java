package io.pgcluster.render.plan;

import io.pgcluster.model.value.Port;

/**
 * The process that reads the metrics of every member and pooler.
 *
 * @param name its name as a service and as a host
 * @param publishedAddress host address on which the metrics are published; a loopback address, since they need no password
 * @param publishedPort where they are read from outside
 */
public record Exporter(String name, String publishedAddress, Port publishedPort) {
    /** Address and port on the host, as they stand in a URL. */
    public String authority() {
        String host = publishedAddress.contains(":") ? "[" + publishedAddress + "]" : publishedAddress;
        return host + ":" + publishedPort.number();
    }

    /** Where the metrics are read on the host. */
    public String url() {
        return "http://" + authority() + "/metrics";
    }
}
