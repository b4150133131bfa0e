package io.pgcluster.monitoring.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An Alertmanager on the loopback address whose notifications reach no one. */
final class RunningAlertmanager implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final URI api;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningAlertmanager(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    static RunningAlertmanager start(Path directory, String program, String configuration)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("alertmanager.yaml"), configuration);
        int port = freePort();
        Process process = new ProcessBuilder(
                        program,
                        "--config.file=" + file,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log.txt").toFile())
                .start();
        RunningAlertmanager running =
                new RunningAlertmanager(process, URI.create("http://127.0.0.1:" + port + "/api/v2/"));
        running.awaitReady(directory.resolve("log.txt"));
        return running;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new AssertionError("Alertmanager did not start: " + Files.readString(log));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return client.send(request("status").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            // It does not listen yet.
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).timeout(REQUEST_LIMIT);
    }

    /** Tells it that alerts with these labels fire. */
    void fire(List<Map<String, String>> alerts) throws IOException, InterruptedException {
        List<Map<String, Object>> body = new ArrayList<>();
        alerts.forEach(labels -> body.add(Map.of("labels", labels)));
        HttpResponse<String> response = client.send(
                request("alerts")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError("Alertmanager refused the alerts: " + response.body());
        }
    }

    /** The alerts that are not notified about because of another one. */
    List<Map<String, String>> inhibited() throws IOException, InterruptedException {
        JsonNode alerts = JSON.readTree(client.send(request("alerts").build(), HttpResponse.BodyHandlers.ofString())
                .body());
        List<Map<String, String>> inhibited = new ArrayList<>();
        for (JsonNode alert : alerts) {
            if (!alert.path("status").path("inhibitedBy").isEmpty()) {
                inhibited.add(JSON.convertValue(
                        alert.path("labels"),
                        JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class)));
            }
        }
        return inhibited;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
