package io.pgcluster.exporter.http;

import io.netty.channel.Channel;
import io.pgcluster.exporter.time.Deadline;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a body as fast as the client reads and no faster: what it has not read stays compressed here and not in the network's buffers.
 * A client that has not read everything by the deadline is cut off. All of it on the event loop.
 */
final class BodySender {
    private static final Logger LOG = LoggerFactory.getLogger(BodySender.class);

    private final RoutingContext context;
    private final HttpServerResponse response;
    private final Body.Reader body;
    private final Optional<InflatedBody> inflation;
    private boolean over;

    private BodySender(RoutingContext context, Body.Reader body, boolean gzip) {
        this.context = context;
        this.response = context.response();
        this.body = body;
        this.inflation = gzip ? Optional.empty() : Optional.of(new InflatedBody(body));
    }

    /** Starts; headers are set already. */
    static void start(RoutingContext context, Body.Reader body, boolean gzip, Deadline deadline) {
        BodySender sending = new BodySender(context, body, gzip);
        long timer = context.vertx().setTimer(Math.max(1, deadline.remaining().toMillis()), id -> sending.cut());
        context.addEndHandler(ended -> {
            context.vertx().cancelTimer(timer);
            sending.end();
        });
        sending.response.drainHandler(drained -> sending.resume());
        sending.resume();
    }

    private void resume() {
        try {
            while (!over && !response.writeQueueFull()) {
                Optional<byte[]> piece = next();
                if (piece.isEmpty()) {
                    over = true;
                    response.end();
                } else {
                    response.write(Buffer.buffer(piece.get()));
                }
            }
        } catch (DataFormatException e) {
            LOG.error("a stored answer cannot be decompressed", e);
            cut();
        }
    }

    private Optional<byte[]> next() throws DataFormatException {
        return inflation.isPresent() ? inflation.get().next() : body.next();
    }

    /** The connection is closed: half an answer must not look like one. */
    private void cut() {
        if (!over) {
            LOG.warn(
                    "{} did not read its answer in time, the connection is closed",
                    context.request().remoteAddress());
            abort();
        }
    }

    /** Closing in order would wait until what is on its way has been read. */
    private void abort() {
        if (context.request().connection() instanceof HttpServerConnection connection) {
            Channel.Unsafe channel =
                    connection.channelHandlerContext().channel().unsafe();
            channel.close(channel.voidPromise());
        }
    }

    private void end() {
        over = true;
        inflation.ifPresent(InflatedBody::close);
        body.close();
    }
}
