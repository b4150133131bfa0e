package io.pgcluster.exporter.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Short answers. */
final class Pages {
    private Pages() {}

    static void text(RoutingContext context, int status, String text) {
        send(context, status, "text/plain; charset=utf-8", text.endsWith("\n") ? text : text + "\n");
    }

    static void send(RoutingContext context, int status, String contentType, String body) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(body);
    }
}
