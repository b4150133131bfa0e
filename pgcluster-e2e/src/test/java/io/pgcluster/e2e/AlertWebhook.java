package io.pgcluster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What Alertmanager notifies, received over HTTP: the alerts that were fired and resolved, each as {@code NAME severity instance}. */
final class AlertWebhook implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Set<String> fired = new ConcurrentSkipListSet<>();
    private final Map<String, String> lastStatus = new ConcurrentHashMap<>();

    private AlertWebhook(HttpServer server) {
        this.server = server;
    }

    static AlertWebhook start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
            AlertWebhook webhook = new AlertWebhook(server);
            server.createContext("/", webhook::receive);
            server.start();
            return webhook;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address that receivers post to, each to a path of its own. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether an alert of this description, or of any with this beginning, was fired since the last {@link #forget}. */
    boolean hasFired(String alert) {
        return fired.stream().anyMatch(one -> one.startsWith(alert));
    }

    /** Whether the last that was said of one is that it is resolved. */
    boolean isResolved(String alert) {
        return lastStatus.entrySet().stream()
                .anyMatch(
                        one -> one.getKey().startsWith(alert) && one.getValue().equals("resolved"));
    }

    /** What has fired. */
    Set<String> fired() {
        return Set.copyOf(fired);
    }

    /** What was said last of each alert. */
    Map<String, String> lastStatus() {
        return new TreeMap<>(lastStatus);
    }

    /** Alerts of this description, or of any with this beginning, count from now on. */
    void forget(String alert) {
        fired.removeIf(one -> one.startsWith(alert));
        lastStatus.keySet().removeIf(one -> one.startsWith(alert));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (JsonNode alert : JSON.readTree(exchange.getRequestBody()).path("alerts")) {
                JsonNode labels = alert.path("labels");
                String description = labels.path("alertname").asText() + " "
                        + labels.path("severity").asText() + " "
                        + labels.path("instance").asText();
                notified(description.strip(), alert.path("status").asText());
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void notified(String alert, String status) {
        if (status.equals("firing")) {
            fired.add(alert);
        }
        lastStatus.put(alert, status);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
