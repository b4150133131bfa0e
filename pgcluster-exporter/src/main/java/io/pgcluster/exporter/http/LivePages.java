package io.pgcluster.exporter.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of live charts: files of the class path under {@code live/}, which need nothing but this exporter. */
final class LivePages {
    private static final Logger LOG = LoggerFactory.getLogger(LivePages.class);
    private static final String FOLDER = "/live/";
    private static final String INDEX = "index.html";
    private static final Pattern FILE = Pattern.compile("[a-z0-9][a-z0-9_-]*\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Executor readers;

    LivePages(Application application, Executor readers) {
        this.readers = readers;
    }

    void mount(Router router) {
        router.route(HttpMethod.GET, "/live").handler(LivePages::redirectToFolder);
        router.route(HttpMethod.GET, "/live/*").handler(this::file);
    }

    /** The route matches with and without a slash at the end; only without one do the page's own links lead astray. */
    private static void redirectToFolder(RoutingContext context) {
        if (context.request().path().endsWith("/")) {
            context.next();
        } else {
            context.redirect(FOLDER);
        }
    }

    private void file(RoutingContext context) {
        String name = context.request().path().substring(FOLDER.length());
        String file = name.isEmpty() ? INDEX : name;
        if (!FILE.matcher(file).matches()) {
            context.next();
            return;
        }
        try {
            readers.execute(() -> {
                Optional<byte[]> content = content(file);
                context.vertx().getOrCreateContext().runOnContext(ignored -> send(context, file, content));
            });
        } catch (RejectedExecutionException e) {
            Pages.text(context, 503, "too much is under way");
        }
    }

    private static void send(RoutingContext context, String file, Optional<byte[]> content) {
        if (content.isEmpty()) {
            context.next();
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPES.get(file.substring(file.lastIndexOf('.') + 1)))
                .putHeader("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(content.get()));
    }

    private static Optional<byte[]> content(String file) {
        try (InputStream in = LivePages.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            LOG.error("{} cannot be read from the class path", file, e);
            return Optional.empty();
        }
    }
}
