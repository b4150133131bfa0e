package io.pgcluster.exporter.dashboard;

import io.pgcluster.exporter.process.FreePort;
import io.pgcluster.exporter.prometheus.Background;
import io.pgcluster.exporter.prometheus.Http;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The metrics of this machine, by the program that is used for it. */
final class NodeExporter implements AutoCloseable {
    static final String PROGRAM = "prometheus-node-exporter";
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Background process;
    private final int port;

    private NodeExporter(Background process, int port) {
        this.process = process;
        this.port = port;
    }

    static NodeExporter start(Path directory) throws IOException {
        int port = FreePort.find();
        String address = "127.0.0.1:" + port;
        Background process = Background.start(
                directory.resolve("node-exporter.log"), List.of(PROGRAM, "--web.listen-address=" + address));
        process.until(
                "the node exporter answers",
                START_LIMIT,
                () -> Http.answers("http://" + address + "/metrics", "node_load1"));
        return new NodeExporter(process, port);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
