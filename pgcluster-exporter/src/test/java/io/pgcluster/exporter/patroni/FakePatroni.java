package io.pgcluster.exporter.patroni;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** An HTTP server that answers as Patroni does, or hangs. */
public final class FakePatroni implements AutoCloseable {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int BACKLOG = 50;

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Supplier<String>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean hanging;

    /** On a free port of the loopback interface. */
    public FakePatroni() throws IOException {
        this("http", HttpServer.create(ANY, BACKLOG));
    }

    private FakePatroni(String scheme, HttpServer server) {
        this.scheme = scheme;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One that answers with TLS only. */
    public static FakePatroni withTls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(ANY, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new FakePatroni("https", server);
    }

    /** Its address. */
    public URI address() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, {@code path} is answered with this; {@code API} in it is this server's address. */
    public FakePatroni answers(String path, String body) {
        return answers(path, () -> body.replace("API", address().toString()));
    }

    /** From now on, {@code path} is answered with what this gives each time. */
    public FakePatroni answers(String path, Supplier<String> body) {
        answers.put(path, body);
        return this;
    }

    /** From now on, {@code path} is not known. */
    public FakePatroni forgets(String path) {
        answers.remove(path);
        return this;
    }

    /** From now on, nothing is answered, or again. */
    public FakePatroni hangs(boolean now) {
        hanging = now;
        return this;
    }

    /** How many requests there were. */
    public int requests() {
        return requests.get();
    }

    /** What {@code path} was asked with to prove who asks. */
    public String authorization(String path) {
        return authorizations.getOrDefault(path, "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.put(path, authorization == null ? "" : authorization);
        if (hanging) {
            awaitClosing();
        }
        Supplier<String> known = answers.get(path);
        String body = known == null ? null : known.get();
        byte[] bytes = (body == null ? "" : body).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
