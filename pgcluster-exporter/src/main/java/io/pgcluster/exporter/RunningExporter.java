package io.pgcluster.exporter;

import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.config.ListenAddress;
import io.pgcluster.exporter.http.ExporterServer;
import io.pgcluster.exporter.http.HttpException;
import io.pgcluster.exporter.webconfig.WebFileException;
import io.pgcluster.exporter.webconfig.WebFileReader;
import io.pgcluster.exporter.webconfig.WebSecurity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A running exporter: what is behind the pages, the pages, and the watch over their certificates. */
final class RunningExporter implements AutoCloseable {
    private final Exporter exporter;
    private final ExporterServer server;
    private final @Nullable WebFileWatch watch;

    private RunningExporter(Exporter exporter, ExporterServer server, @Nullable WebFileWatch watch) {
        this.exporter = exporter;
        this.server = server;
        this.watch = watch;
    }

    /**
     * Starts one.
     *
     * @param lookEvery how often certificates are looked at
     * @throws WebFileException if the web configuration cannot be used
     * @throws HttpException if it cannot listen
     */
    static RunningExporter start(Exporter exporter, Duration lookEvery) throws WebFileException, HttpException {
        ExporterConfig config = exporter.config();
        Optional<WebFileReader> reader = config.web().configFile().map(file -> new WebFileReader(Path.of(file)));
        WebSecurity security = reader.isPresent() ? reader.get().read() : WebSecurity.NONE;
        List<ListenAddress> addresses = config.web().listenAddresses().stream()
                .map(ListenAddress::parse)
                .toList();
        ExporterServer server = ExporterServer.start(addresses, security, exporter);
        WebFileWatch watch = reader.isPresent() ? WebFileWatch.start(reader.get(), security, server, lookEvery) : null;
        return new RunningExporter(exporter, server, watch);
    }

    List<Integer> ports() {
        return server.ports();
    }

    /** Reads the configuration again, and tells what is wrong with it. */
    List<String> reload() {
        return exporter.reload();
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        server.close();
        exporter.close();
    }
}
