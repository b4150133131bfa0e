package io.pgcluster.exporter.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes scrapes on, asking for one format only, and remembers which format was answered and how many samples each answer had. Releases
 * of Prometheus before 2.49 have no setting for the format.
 */
final class FormatRelay implements AutoCloseable {
    private static final String TIMEOUT = "X-Prometheus-Scrape-Timeout-Seconds";

    private final String url;
    private final String accept;
    private final Set<String> answered = new ConcurrentSkipListSet<>();
    private final List<Double> samples = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private FormatRelay(String url, String accept) throws IOException {
        this.url = url;
        this.accept = accept;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    static FormatRelay start(String url, String accept) throws IOException {
        FormatRelay relay = new FormatRelay(url, accept);
        relay.server.createContext("/metrics", relay::pass);
        relay.server.start();
        return relay;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The content types of the answers so far. */
    Set<String> answered() {
        return Set.copyOf(answered);
    }

    /** How many samples each answer had, in their order. */
    List<Double> samples() {
        return List.copyOf(samples);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String timeout = exchange.getRequestHeaders().getFirst(TIMEOUT);
            HttpResponse<byte[]> answer = Http.get(url, "Accept", accept, TIMEOUT, timeout);
            String type = answer.headers().firstValue("Content-Type").orElse("");
            answered.add(type);
            samples.add((double) new String(answer.body(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .count());
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
