package io.pgcluster.exporter.http;

import io.pgcluster.exporter.config.ListenAddress;
import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.webconfig.WebSecurity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens. One event loop serves all addresses, two threads do the work. */
public final class ExporterServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExporterServer.class);
    private static final int MAX_CONNECTIONS = 256;
    private static final long WAIT_SECONDS = 10;
    private static final long BLOCKED_CHECK_MILLIS = 60_000;

    private final Vertx vertx;
    private final ExecutorService work = WorkThreads.start();
    private final List<HttpServer> servers = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile WebSecurity security;

    private ExporterServer(WebSecurity security) {
        this.security = security;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setPreferNativeTransport(false)
                .setBlockedThreadCheckInterval(BLOCKED_CHECK_MILLIS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /**
     * Listens on {@code addresses} and answers for {@code application}.
     *
     * @throws HttpException if one of them cannot be listened on, or the certificate and its key cannot be used
     */
    public static ExporterServer start(List<ListenAddress> addresses, WebSecurity security, Application application)
            throws HttpException {
        ExporterServer server = new ExporterServer(security);
        try {
            Router router = new Routes(application, server.work).router(server.vertx, () -> server.security);
            for (ListenAddress address : addresses) {
                server.listen(address, router);
            }
            return server;
        } catch (HttpException e) {
            server.close();
            throw e;
        }
    }

    private void listen(ListenAddress address, Router router) throws HttpException {
        HttpServerOptions options =
                ServerSettings.options(security).setHost(address.host()).setPort(address.port());
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    if (connections.incrementAndGet() > MAX_CONNECTIONS) {
                        connection.close();
                    }
                    connection.closeHandler(closed -> connections.decrementAndGet());
                })
                .requestHandler(router);
        await(server.listen(), "cannot listen on " + address.host() + ":" + address.port());
        servers.add(server);
    }

    /** The ports that it listens on, in the order of the addresses. */
    public List<Integer> ports() {
        return servers.stream().map(HttpServer::actualPort).toList();
    }

    /**
     * Continues with another web configuration: users, headers and limits at once, certificates for new connections. Whether there is TLS
     * at all stays as it is.
     *
     * @throws HttpException if the certificate and its key cannot be used; then everything stays as it was
     */
    public void update(WebSecurity changed) throws HttpException {
        if (changed.tls().isPresent() != security.tls().isPresent()) {
            LOG.warn("TLS is switched on or off by a restart only; the rest of the web configuration is in use");
        } else if (changed.tls().isPresent() && !changed.tls().equals(security.tls())) {
            for (HttpServer server : servers) {
                await(
                        server.updateSSLOptions(
                                ServerSettings.ssl(changed, changed.tls().get())),
                        "the certificate or its key cannot be used");
            }
        }
        security = changed;
    }

    private static <T> void await(Future<T> future, String failure) throws HttpException {
        try {
            future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new HttpException(failure + ": " + Reason.of(cause), cause);
        } catch (TimeoutException e) {
            throw new HttpException(failure + ": no answer in " + WAIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HttpException(failure + ": interrupted", e);
        }
    }

    /** Stops listening, lets go of all connections. */
    @Override
    public void close() {
        try {
            await(vertx.close(), "the server does not stop");
        } catch (HttpException e) {
            LOG.warn("{}", e.getMessage());
        }
        work.shutdownNow();
    }
}
