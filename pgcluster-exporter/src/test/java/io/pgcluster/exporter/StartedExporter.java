package io.pgcluster.exporter;

import io.pgcluster.exporter.collector.Collector;
import io.pgcluster.exporter.collector.builtin.BuiltinCollectors;
import io.pgcluster.exporter.config.CommandLineReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A whole exporter in this process, on a free port, and a client of it. */
final class StartedExporter implements AutoCloseable {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);
    private static final List<Collector> BUILTIN = BuiltinCollectors.all();

    private final RunningExporter running;
    private final HttpClient plain =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private StartedExporter(RunningExporter running) {
        this.running = running;
    }

    static StartedExporter start(Map<String, String> environment, String... arguments) throws Exception {
        CommandLineReader reader = new CommandLineReader(BUILTIN.stream()
                .collect(Collectors.toMap(Collector::name, Collector::onByDefault, (a, b) -> a, TreeMap::new)));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--web.listen-address=127.0.0.1:0");
        ConfigurationLoader loader =
                new ConfigurationLoader(reader.read(all.toArray(String[]::new)), environment, BUILTIN);
        return new StartedExporter(
                RunningExporter.start(new Exporter(loader, loader.load(), environment), POLL_INTERVAL));
    }

    int port() {
        return running.ports().get(0);
    }

    URI address(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request("http", path, headers).GET().build());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(
                request("http", path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    HttpRequest.Builder request(String scheme, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(scheme, path)).timeout(Duration.ofSeconds(15));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return plain.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
        return plain.send(request("http", path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        running.close();
    }
}
