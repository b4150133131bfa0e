package io.pgcluster.render.platform;

import io.pgcluster.model.value.Port;

/** Host and port as they stand in a URL: an IPv6 address in brackets. */
final class UrlHost {
    private UrlHost() {}

    static String of(String host, Port port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port.number();
    }
}
