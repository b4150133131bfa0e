package io.pgcluster.exporter;

import io.pgcluster.exporter.http.ExporterServer;
import io.pgcluster.exporter.http.HttpException;
import io.pgcluster.exporter.webconfig.WebFileException;
import io.pgcluster.exporter.webconfig.WebFileReader;
import io.pgcluster.exporter.webconfig.WebSecurity;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the web configuration and the certificates that it names again every few seconds, so that rotating them needs no action: after the
 * old certificate has expired no request would come through to trigger it.
 */
final class WebFileWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebFileWatch.class);

    private final WebFileReader reader;
    private final ExporterServer server;
    private final ScheduledExecutorService timer;
    private WebSecurity current;
    private String complaint = "";
    private @Nullable ScheduledFuture<?> looking;

    private WebFileWatch(WebFileReader reader, WebSecurity current, ExporterServer server) {
        this.reader = reader;
        this.current = current;
        this.server = server;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "web-config");
            thread.setDaemon(true);
            return thread;
        });
    }

    static WebFileWatch start(WebFileReader reader, WebSecurity current, ExporterServer server, Duration interval) {
        WebFileWatch watch = new WebFileWatch(reader, current, server);
        watch.looking = watch.timer.scheduleWithFixedDelay(
                watch::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            WebSecurity now = reader.read();
            if (!now.equals(current)) {
                server.update(now);
                current = now;
                LOG.info("the web configuration has changed and is in use");
            }
            complaint = "";
        } catch (WebFileException | HttpException | RuntimeException e) {
            logOnce(String.valueOf(e.getMessage()));
        }
    }

    private void logOnce(String reason) {
        if (!reason.equals(complaint)) {
            complaint = reason;
            LOG.error("the web configuration cannot be used, the old one stays in use: {}", reason);
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        timer.shutdownNow();
    }
}
