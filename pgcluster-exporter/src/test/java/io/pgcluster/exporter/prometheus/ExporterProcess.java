package io.pgcluster.exporter.prometheus;

import io.pgcluster.exporter.process.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The exporter's jar as a user runs it. */
public final class ExporterProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Path JAR = Path.of("target", "pgcluster-exporter.jar");

    private final Background process;
    private final String url;

    private ExporterProcess(Background process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Returns when it shows a server that is up. */
    public static ExporterProcess start(Path directory, Path configuration) throws IOException {
        String address = "127.0.0.1:" + FreePort.find();
        Background process = Background.start(
                directory.resolve("exporter.log"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "--web.listen-address=" + address,
                        "--config.file=" + configuration));
        ExporterProcess exporter = new ExporterProcess(process, "http://" + address + "/metrics");
        process.until("the exporter shows a server", START_LIMIT, () -> Http.answers(exporter.url, "pg_up{"));
        return exporter;
    }

    /** Where its metrics are. */
    public String url() {
        return url;
    }

    /** Ends it before the test does; does nothing if it has ended. */
    void stop() {
        process.close();
    }

    @Override
    public void close() {
        stop();
    }
}
