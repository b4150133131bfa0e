package io.pgcluster.exporter.patroni;

import io.pgcluster.exporter.failure.Reason;
import io.pgcluster.exporter.time.Deadline;
import io.pgcluster.exporter.tls.TlsContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks Patroni's REST API, limited in time and size. It answers in HTTP/1.0 without a length and ends by closing, over which Java's newer
 * client never returns when TLS is on; the older one does.
 */
public final class PatroniClient {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_THREADS = 8;
    private static final int MAX_WAITING = 64;
    private static final Executor THREADS = threads();

    private final PatroniTls tls;
    private final Duration timeout;
    private final Optional<PatroniUser> user;
    private @Nullable SSLSocketFactory sockets;
    private List<FileTime> changed = List.of();

    /**
     * Opens nothing yet.
     *
     * @param tls files for HTTPS
     * @param user credentials, where the API asks for a password
     * @param timeout for one request as a whole; the deadline of a scrape shortens it
     */
    public PatroniClient(PatroniTls tls, Optional<PatroniUser> user, Duration timeout) {
        this.user = user;
        this.tls = tls;
        this.timeout = timeout;
    }

    // Nothing waits in a thread for longer than its request may take.
    private static Executor threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                PatroniClient::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "patroni-client");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts a request; {@link #await} takes the answer.
     *
     * @param base address of the API, as {@code https://pg1:8008}
     * @param path from its root, as {@code cluster}
     */
    public Pending get(URI base, String path, Deadline deadline) {
        URI address = base.resolve("/").resolve(path);
        Deadline due = deadline.atMost(timeout);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        THREADS.execute(() -> {
            try {
                answer.complete(read(address, due));
            } catch (IOException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return new Pending(address, due, answer);
    }

    /**
     * The body of the answer.
     *
     * @throws PatroniException if there is none in time, or its status is not 200
     */
    public byte[] await(Pending pending) throws PatroniException, InterruptedException {
        try {
            return pending.answer().get(pending.due().remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new PatroniException(pending.address() + " did not answer in time", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                throw new PatroniException(pending.address() + " did not answer in time", e);
            }
            throw new PatroniException(pending.address() + " cannot be read: " + reason(e), e);
        } finally {
            pending.answer().cancel(false);
        }
    }

    private static String reason(ExecutionException failure) {
        return Reason.of(failure.getCause() == null ? failure : failure.getCause());
    }

    private byte[] read(URI address, Deadline due) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        if (connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(sockets());
        }
        connection.setConnectTimeout(millis(due));
        connection.setReadTimeout(millis(due));
        connection.setInstanceFollowRedirects(false);
        if (user.isPresent()) {
            connection.setRequestProperty("Authorization", user.get().header());
        }
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("it answered with status " + connection.getResponseCode());
            }
            return body(connection, due);
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] body(HttpURLConnection connection, Deadline due) throws IOException {
        try (InputStream input = connection.getInputStream()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            for (int count = input.read(part); count >= 0; count = input.read(part)) {
                bytes.write(part, 0, count);
                if (bytes.size() > MAX_BYTES) {
                    throw new IOException("the answer is longer than " + MAX_BYTES + " bytes");
                }
                if (due.passed()) {
                    throw new IOException("the answer did not end in time");
                }
            }
            return bytes.toByteArray();
        }
    }

    private static int millis(Deadline due) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, due.remaining().toMillis()));
    }

    private synchronized SSLSocketFactory sockets() throws IOException {
        List<FileTime> now = times();
        SSLSocketFactory known = sockets;
        if (known == null || !now.equals(changed)) {
            known = TlsContext.of(tls.files()).getSocketFactory();
            sockets = known;
            changed = now;
        }
        return known;
    }

    private List<FileTime> times() throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (Path file : tls.files().files().toList()) {
            times.add(Files.getLastModifiedTime(file));
        }
        return times;
    }

    /**
     * A request under way.
     *
     * @param address what was asked for
     * @param due when it is given up
     * @param answer its body
     */
    public record Pending(URI address, Deadline due, CompletableFuture<byte[]> answer) {}
}
