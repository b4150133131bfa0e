package io.pgcluster.exporter.http;

import io.pgcluster.exporter.webconfig.WebSecurity;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which path leads where. */
final class Routes {
    static final String HEALTHY = "/-/healthy";
    static final String READY = "/-/ready";
    private static final String RELOAD = "/-/reload";
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final Application application;
    private final ExecutorService work;
    private final MetricsEndpoint endpoint;
    private final LivePages live;

    Routes(Application application, ExecutorService work) {
        this.application = application;
        this.work = work;
        this.endpoint = new MetricsEndpoint(application, work);
        this.live = new LivePages(application, work);
    }

    Router router(Vertx vertx, Supplier<WebSecurity> security) {
        Router router = Router.router(vertx);
        router.route().handler(new Gate(security)::handle);
        router.route().handler(new BasicAuthentication(security, work)::handle);
        router.route(HttpMethod.GET, HEALTHY).handler(context -> Pages.text(context, 200, "Healthy."));
        router.route(HttpMethod.GET, READY).handler(context -> Pages.text(context, 200, "Ready."));
        router.route(RELOAD).handler(this::reload);
        router.route(HttpMethod.GET, "/probe").handler(endpoint::probe);
        router.route(HttpMethod.GET, "/").handler(this::landing);
        live.mount(router);
        // The path can change with a reload, so it is compared and not routed.
        router.route(HttpMethod.GET, "/*").handler(this::metrics);
        router.errorHandler(404, context -> Pages.text(context, 404, "Not Found"));
        router.errorHandler(405, context -> Pages.text(context, 405, "Method Not Allowed"));
        router.errorHandler(500, Routes::failed);
        return router;
    }

    private void metrics(RoutingContext context) {
        if (context.request().path().equals(application.config().web().telemetryPath())) {
            endpoint.metrics(context);
        } else {
            context.next();
        }
    }

    private void landing(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .putHeader("Cache-Control", "no-store");
        Pages.send(context, 200, "text/html; charset=utf-8", new LandingPage(application).html());
    }

    private void reload(RoutingContext context) {
        if (!application.config().web().enableLifecycle()) {
            Pages.text(context, 403, "reloading over HTTP is off; --web.enable-lifecycle switches it on");
        } else if (!List.of(HttpMethod.POST, HttpMethod.PUT)
                .contains(context.request().method())) {
            context.response().putHeader("Allow", "POST, PUT");
            Pages.text(context, 405, "only POST or PUT reloads");
        } else {
            reloadNow(context);
        }
    }

    private void reloadNow(RoutingContext context) {
        try {
            work.execute(() -> {
                List<String> problems = application.reload();
                String text = problems.isEmpty()
                        ? "Reloaded."
                        : "The old configuration stays in use:\n" + String.join("\n", problems);
                context.vertx()
                        .getOrCreateContext()
                        .runOnContext(ignored -> Pages.text(context, problems.isEmpty() ? 200 : 500, text));
            });
        } catch (RejectedExecutionException e) {
            Pages.text(context, 503, "too much is under way");
        }
    }

    private static void failed(RoutingContext context) {
        LOG.error("a request for {} failed", context.request().path(), context.failure());
        Pages.text(context, 500, "this request failed; the log says why");
    }
}
