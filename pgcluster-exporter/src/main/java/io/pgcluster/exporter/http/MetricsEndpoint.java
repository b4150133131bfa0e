package io.pgcluster.exporter.http;

import io.pgcluster.exporter.config.ForbiddenTargetException;
import io.pgcluster.exporter.exposition.ExpositionFormat;
import io.pgcluster.exporter.scrape.ScrapeRequest;
import io.pgcluster.exporter.scrape.Target;
import io.pgcluster.exporter.time.Deadline;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
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
    private final AtomicInteger underWay = new AtomicInteger();
    private final WritingTime writing = new WritingTime();
    private final Answers answers;

    /** Writes on {@code writers}, since it takes longer than an event loop may be held. */
    MetricsEndpoint(Application application, Executor writers) {
        this.application = application;
        this.answers = new Answers(application, writers, writing);
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
        Duration time = time(context);
        answer(context, new ScrapeRequest(collecting(time), collect, Optional.empty()), time);
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
            Duration time = time(context);
            answer(context, ScrapeRequest.probe(collecting(time), target), time);
        } catch (ForbiddenTargetException e) {
            Pages.text(context, 403, "this target may not be probed: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            Pages.text(context, 400, "this target cannot be probed: " + e.getMessage());
        }
    }

    private Duration time(RoutingContext context) {
        return ScrapeTime.of(
                context.request().getHeader(TIMEOUT_HEADER),
                application.config().limits());
    }

    private Deadline collecting(Duration time) {
        return Deadline.in(writing.collecting(time));
    }

    private void answer(RoutingContext context, ScrapeRequest request, Duration time) {
        int most = application.config().limits().maxRequests();
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            busy(context, "more than " + most + " requests are being worked on");
            return;
        }
        context.addEndHandler(ended -> underWay.decrementAndGet());
        ExpositionFormat format = Negotiation.format(context.request().getHeader(HttpHeaders.ACCEPT));
        boolean gzip = Negotiation.gzip(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        CompletableFuture<Body> unused = answers.to(request, format).whenComplete((body, failure) -> {
            if (failure == null) {
                onLoop(context, () -> send(context, body, new Wanted(format, gzip, time)));
            } else {
                onLoop(context, () -> failed(context, failure));
            }
        });
    }

    /**
     * What a client wants.
     *
     * @param time that it gives for everything, and once more for reading the answer
     */
    private record Wanted(ExpositionFormat format, boolean gzip, Duration time) {}

    private static void failed(RoutingContext context, Throwable failure) {
        if (failure instanceof Body.FullException) {
            busy(context, String.valueOf(failure.getMessage()));
        } else if (failure instanceof RejectedExecutionException) {
            busy(context, "too many answers wait to be written");
        } else {
            LOG.error("a scrape failed", failure);
            Pages.text(context, 500, "the scrape failed; the log says why");
        }
    }

    private static void send(RoutingContext context, Body body, Wanted wanted) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            body.reader().close();
            return;
        }
        long length = wanted.gzip() ? body.length() : body.plainLength();
        response.putHeader(HttpHeaders.CONTENT_TYPE, wanted.format().contentType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length))
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
        if (wanted.gzip()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        BodySender.start(context, body.reader(), wanted.gzip(), Deadline.in(wanted.time()));
    }

    private static void busy(RoutingContext context, String reason) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        Pages.text(context, 503, reason);
    }

    private static void onLoop(RoutingContext context, Runnable task) {
        context.vertx().getOrCreateContext().runOnContext(ignored -> task.run());
    }
}
