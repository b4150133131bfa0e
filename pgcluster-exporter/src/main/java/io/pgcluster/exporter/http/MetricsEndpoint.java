package io.pgcluster.exporter.http;

import io.pgcluster.exporter.config.ForbiddenTargetException;
import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.exporter.scrape.Scrape;
import io.pgcluster.exporter.scrape.ScrapeRequest;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.time.Deadline;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /metrics} and {@code /probe}: a scrape, written as the client wants it. */
final class MetricsEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsEndpoint.class);
    private static final String TIMEOUT_HEADER = "X-Prometheus-Scrape-Timeout-Seconds";

    private final Application application;
    private final Executor writers;
    private final AtomicInteger underWay = new AtomicInteger();

    /** Writes on {@code writers}, since it takes longer than an event loop may be held. */
    MetricsEndpoint(Application application, Executor writers) {
        this.application = application;
        this.writers = writers;
    }

    void metrics(RoutingContext context) {
        Set<String> collect = new LinkedHashSet<>(context.queryParam("collect[]"));
        Optional<String> unknown = collect.stream()
                .filter(name -> !application.collectors().contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            Pages.text(
                    context, 400, "collect[]: there is no collector \"" + unknown.get() + "\" or it is switched off");
            return;
        }
        answer(context, new ScrapeRequest(deadline(context), collect, Optional.empty()));
    }

    void probe(RoutingContext context) {
        if (application.config().probe().allow().isEmpty()) {
            Pages.text(
                    context,
                    403,
                    "probing is off; probe.allow in the configuration names the targets that are allowed");
            return;
        }
        List<String> targets = context.queryParam("target");
        if (targets.isEmpty() || targets.get(0).isBlank()) {
            Pages.text(context, 400, "target is required: /probe?target=host:port&auth_module=name");
            return;
        }
        Optional<String> module = context.queryParam("auth_module").stream()
                .filter(name -> !name.isEmpty())
                .findFirst();
        try {
            Target target = application.probe(targets.get(0), module);
            answer(context, ScrapeRequest.probe(deadline(context), target));
        } catch (ForbiddenTargetException e) {
            Pages.text(context, 403, "this target may not be probed: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            Pages.text(context, 400, "this target cannot be probed: " + e.getMessage());
        }
    }

    private Deadline deadline(RoutingContext context) {
        return Deadline.in(ScrapeTime.of(
                context.request().getHeader(TIMEOUT_HEADER),
                application.config().limits()));
    }

    private void answer(RoutingContext context, ScrapeRequest request) {
        int most = application.config().limits().maxRequests();
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            busy(context, "more than " + most + " requests are being worked on");
            return;
        }
        context.addEndHandler(ended -> underWay.decrementAndGet());
        ExpositionFormat format = Negotiation.format(context.request().getHeader(HttpHeaders.ACCEPT));
        boolean gzip = Negotiation.gzip(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        CompletableFuture<Scrape> unused = application.scrape(request).whenComplete((scrape, failure) -> {
            if (failure != null) {
                LOG.error("a scrape failed", failure);
                onLoop(context, () -> Pages.text(context, 500, "the scrape failed; the log says why"));
            } else {
                write(context, scrape, format, gzip);
            }
        });
    }

    private void write(RoutingContext context, Scrape scrape, ExpositionFormat format, boolean gzip) {
        try {
            writers.execute(() -> {
                Chunks body = new Chunks();
                try (OutputStream out = gzip ? new FastGzip(body) : body) {
                    application.write(scrape, out, format);
                } catch (IOException | RuntimeException e) {
                    LOG.error("a scrape cannot be written", e);
                    onLoop(context, () -> Pages.text(context, 500, "the metrics cannot be written; the log says why"));
                    return;
                }
                onLoop(context, () -> send(context, body, format, gzip));
            });
        } catch (RejectedExecutionException e) {
            onLoop(context, () -> busy(context, "too many answers wait to be written"));
        }
    }

    private static void send(RoutingContext context, Chunks body, ExpositionFormat format, boolean gzip) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, format.contentType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(body.length()))
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        for (Buffer buffer : body.buffers()) {
            response.write(buffer);
        }
        response.end();
    }

    private static void busy(RoutingContext context, String reason) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        Pages.text(context, 503, reason);
    }

    private static void onLoop(RoutingContext context, Runnable task) {
        context.vertx().getOrCreateContext().runOnContext(ignored -> task.run());
    }
}
