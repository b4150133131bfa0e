package io.pgcluster.exporter;

import io.pgcluster.exporter.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The exporter as a process of its own, with the options of its image, on a machine that has 256 MiB as far as Java can tell. */
final class LimitedExporter implements AutoCloseable {
    private static final Path OPTIONS = Path.of("..", "deploy", "images", "exporter", "jvm.options");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final int port;
    private final Path log;
    private final HttpClient client = HttpClient.newHttpClient();

    private LimitedExporter(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** An answer that came. */
    record Answer(String body, Duration took) {
        long samples() {
            return body.lines().filter(line -> !line.startsWith("#")).count();
        }

        long count(String start, String end) {
            return body.lines()
                    .filter(line -> line.startsWith(start) && line.endsWith(end))
                    .count();
        }

        /** The labels, as they are written, of every sample of a metric that has this value. */
        Set<String> labels(String metric, String value) {
            return body.lines()
                    .filter(line -> line.startsWith(metric + "{") && line.endsWith("} " + value))
                    .map(line -> line.substring(metric.length(), line.length() - value.length()))
                    .collect(Collectors.toSet());
        }
    }

    static LimitedExporter start(Path folder, Path configuration) throws IOException, InterruptedException {
        int port = FreePort.find();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // The archive of classes is the image's own.
        Files.readAllLines(OPTIONS).stream()
                .filter(line -> line.startsWith("-") && !line.contains("share") && !line.contains("Archive"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:MaxRAM=256m",
                "-jar",
                Path.of("target", "pgcluster-exporter.jar").toString()));
        command.addAll(List.of("--config.file=" + configuration, "--web.listen-address=127.0.0.1:" + port));
        Path log = folder.resolve("exporter.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        LimitedExporter exporter = new LimitedExporter(builder.start(), port, log);
        exporter.awaitStart();
        return exporter;
    }

    private void awaitStart() throws InterruptedException, IOException {
        long end = System.nanoTime() + START.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("it does not start: " + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    Answer scrape(Duration timeout) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .header("X-Prometheus-Scrape-Timeout-Seconds", String.valueOf(timeout.toSeconds()))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.body(), Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new AssertionError("no answer, alive: " + process.isAlive() + "; " + Files.readString(log), e);
        }
    }

    /** A client that wants everything uncompressed and then reads nothing. */
    Socket askAndReadNothing(int number) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: deaf%s\r\n\r\n"
                            .formatted(number)
                            .getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The most memory that it ever had, as the kernel counts it. */
    long peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
    }
}
