package io.pgcluster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgcluster.monitoring.MonitoringFiles;
import io.pgcluster.monitoring.notification.Webhooks;
import io.pgcluster.monitoring.scrape.ScrapeJob;
import io.pgcluster.monitoring.threshold.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prometheus and Alertmanager as processes of this machine, with our rules and routes in {@link TimeLapse}; notifications reach {@link AlertWebhook}. */
final class MonitoringStack implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration ASK = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final Path directory;
    private final String prometheusUrl;
    private final List<Background> processes;

    private MonitoringStack(Path directory, String prometheusUrl, List<Background> processes) {
        this.directory = directory;
        this.prometheusUrl = prometheusUrl;
        this.processes = processes;
    }

    /**
     * Starts both, with {@link TestThresholds#healthy}, and waits until they are ready.
     *
     * @param directory where files and data of both are kept
     * @param port a block of free ports
     * @param exporter the scrape job of the exporter
     */
    static MonitoringStack start(Path directory, int port, ScrapeJob exporter, AlertWebhook webhook) {
        String alertmanager = "127.0.0.1:" + (port + 1);
        writeRules(directory, TestThresholds.healthy());
        write(directory, inTimeLapse(MonitoringFiles.alertmanager(new Webhooks.At(webhook.url()))));
        write(directory, Map.of("prometheus.yml", configuration(directory, alertmanager, exporter)));
        MonitoringStack stack = new MonitoringStack(
                directory,
                "http://127.0.0.1:" + port,
                List.of(
                        program(
                                directory,
                                "prometheus",
                                "--config.file=" + directory.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + directory.resolve("data"),
                                "--web.enable-lifecycle",
                                "--rules.alert.resend-delay=5s",
                                "--web.listen-address=127.0.0.1:" + port),
                        program(
                                directory,
                                "prometheus-alertmanager",
                                "--config.file=" + directory.resolve("alertmanager.yaml"),
                                "--storage.path=" + directory.resolve("notifications"),
                                "--cluster.listen-address=",
                                "--web.listen-address=" + alertmanager)));
        stack.awaitReady("http://" + alertmanager);
        return stack;
    }

    /** JSON, which is YAML too. */
    private static String configuration(Path directory, String alertmanager, ScrapeJob exporter) {
        Map<String, Object> alerting = Map.of("static_configs", List.of(Map.of("targets", List.of(alertmanager))));
        return JSON.valueToTree(Map.of(
                        "global", Map.of("evaluation_interval", "1s"),
                        "rule_files", List.of(directory + "/rules/*.yaml"),
                        "alerting", Map.of("alertmanagers", List.of(alerting)),
                        "scrape_configs", List.of(exporter.settings())))
                .toString();
    }

    private static Background program(Path directory, String name, String... options) {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(options));
        return Background.start(directory.resolve(name + ".log"), command);
    }

    /** From now on alerts compare with other thresholds. */
    void use(Thresholds thresholds) {
        writeRules(directory, thresholds);
        HttpRequest reload = HttpRequest.newBuilder(URI.create(prometheusUrl + "/-/reload"))
                .timeout(ASK)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        if (send(reload).isEmpty()) {
            throw new AssertionError("Prometheus refused the rules:\n" + log());
        }
    }

    private static void writeRules(Path directory, Thresholds thresholds) {
        write(directory.resolve("rules"), inTimeLapse(MonitoringFiles.rules(thresholds)));
    }

    private void awaitReady(String alertmanagerUrl) {
        try {
            for (String url : List.of(prometheusUrl, alertmanagerUrl)) {
                Await.until(
                        url + " is ready", READY, () -> get(url + "/-/ready").isPresent() || isDead());
            }
            if (isDead()) {
                throw new AssertionError("a program ended");
            }
        } catch (AssertionError e) {
            AssertionError shown = new AssertionError(e.getMessage() + ":\n" + log(), e);
            close();
            throw shown;
        }
    }

    private boolean isDead() {
        return processes.stream().anyMatch(process -> !process.isAlive());
    }

    /** What both have said. */
    String log() {
        return String.join("\n", processes.stream().map(Background::log).toList());
    }

    /** The alerts that are pending or firing, for the message of a failed test. */
    String alerts() {
        StringBuilder text = new StringBuilder();
        for (JsonNode one : query("ALERTS")) {
            JsonNode metric = one.path("metric");
            text.append("\n  ").append(metric.path("alertstate").asText());
            text.append(' ').append(metric.path("alertname").asText());
            text.append(' ').append(metric.path("severity").asText());
            text.append(' ').append(metric.path("instance").asText());
        }
        return text.toString();
    }

    /** The series that {@code expression} gives now. */
    JsonNode query(String expression) {
        try {
            String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
            return JSON.readTree(
                            get(prometheusUrl + "/api/v1/query?query=" + query).orElse("{}"))
                    .path("data")
                    .path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(ASK).build());
    }

    /** The answer, if there was one that is a success. */
    private static Optional<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(answer.body()).filter(body -> answer.statusCode() == 200);
        } catch (IOException notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + request.uri(), e);
        }
    }

    private static Map<String, String> inTimeLapse(Map<String, String> files) {
        Map<String, String> faster = new TreeMap<>();
        files.forEach((name, text) -> faster.put(name, TimeLapse.of(text)));
        return faster;
    }

    private static void write(Path directory, Map<String, String> files) {
        try {
            Path place = Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(place.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(Background::close);
    }
}
