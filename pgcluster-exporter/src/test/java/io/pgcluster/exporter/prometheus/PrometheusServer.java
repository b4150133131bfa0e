package io.pgcluster.exporter.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.exporter.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A real Prometheus that scrapes ports of this machine. */
public final class PrometheusServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Background process;
    private final String url;

    private PrometheusServer(Background process, String url) {
        this.process = process;
        this.url = url;
    }

    /** One that scrapes these ports every three seconds, as jobs of the given names. */
    static PrometheusServer start(Path directory, Map<String, Integer> ports) throws IOException {
        StringBuilder configuration =
                new StringBuilder("global: {scrape_interval: 3s, scrape_timeout: 3s}\nscrape_configs:\n");
        new TreeMap<>(ports)
                .forEach((job, port) -> configuration.append(
                        "  - {job_name: %s, static_configs: [{targets: ['127.0.0.1:%s']}]}\n".formatted(job, port)));
        return start(directory, configuration.toString());
    }

    /** One with this configuration. */
    public static PrometheusServer start(Path directory, String configuration) throws IOException {
        Path file = Files.writeString(directory.resolve("prometheus.yml"), configuration);
        String address = "127.0.0.1:" + FreePort.find();
        Background process = Background.start(
                directory.resolve("prometheus.log"),
                List.of(
                        "prometheus",
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=" + address));
        PrometheusServer server = new PrometheusServer(process, "http://" + address);
        process.until("Prometheus is ready", START_LIMIT, () -> Http.answers(server.url + "/-/ready", ""));
        return server;
    }

    /** Returns when {@code condition} holds. */
    public void until(String what, Duration limit, BooleanSupplier condition) {
        process.until(what, limit, condition);
    }

    /** Where its API is. */
    public String url() {
        return url;
    }

    /** The values of an expression by the job label of each. */
    public Map<String, Double> values(String expression) {
        Map<String, Double> values = new TreeMap<>();
        for (JsonNode result : result(expression)) {
            values.put(
                    result.path("metric").path("job").asText(),
                    Double.parseDouble(result.path("value").path(1).asText()));
        }
        return values;
    }

    /** The values of an expression by one label; a label that two of them have in common is a failed test. */
    Map<String, Double> valuesBy(String label, String expression) {
        Map<String, Double> values = new TreeMap<>();
        for (JsonNode result : result(expression)) {
            Double other = values.put(
                    result.path("metric").path(label).asText(),
                    Double.parseDouble(result.path("value").path(1).asText()));
            if (other != null) {
                throw new AssertionError("two series of " + expression + " have the same " + label + ": " + result);
            }
        }
        return values;
    }

    /** Why an expression cannot be evaluated; empty if it can. */
    String refusal(String expression) {
        return query(expression).path("error").asText();
    }

    /** The names of all labels. */
    List<String> labels() {
        return texts("labels");
    }

    /** All values that the one series of a selector had in the last minutes, in their order. */
    List<Double> history(String selector) {
        List<Double> values = new ArrayList<>();
        for (JsonNode pair : result(selector + "[5m]").path(0).path("values")) {
            values.add(Double.parseDouble(pair.path(1).asText()));
        }
        return values;
    }

    /** The names of the metrics of a job. */
    List<String> names(String job) {
        return texts("label/__name__/values?match%5B%5D=" + encoded("{job=\"" + job + "\"}"));
    }

    /** What it says of its targets: health and last error, by job. */
    Map<String, String> targets() {
        Map<String, String> targets = new TreeMap<>();
        for (JsonNode target : ask("targets?state=active").path("activeTargets")) {
            targets.put(
                    target.path("labels").path("job").asText(),
                    target.path("health").asText() + " \""
                            + target.path("lastError").asText() + "\"");
        }
        return targets;
    }

    /** Its own metrics. */
    List<String> ownMetrics() throws IOException {
        return Http.text(url + "/metrics").lines().toList();
    }

    public String log() {
        return process.log();
    }

    /** The texts that its API lists in answer to a question below {@code /api/v1/}. */
    public List<String> texts(String question) {
        List<String> texts = new ArrayList<>();
        ask(question).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private JsonNode result(String expression) {
        return data(expression, query(expression)).path("result");
    }

    private JsonNode ask(String question) {
        return data(question, answer(question));
    }

    private static JsonNode data(String question, JsonNode answer) {
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError("Prometheus refused " + question + ": " + answer);
        }
        return answer.path("data");
    }

    /** What it answers to an expression for now, also where it refuses. */
    public JsonNode query(String expression) {
        return answer("query?query=" + encoded(expression));
    }

    /** What its API answers to a question below {@code /api/v1/}, also where it refuses. */
    public JsonNode answer(String question) {
        try {
            return JSON.readTree(Http.get(url + "/api/v1/" + question).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A parameter's value as it stands in an address. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.close();
    }
}
