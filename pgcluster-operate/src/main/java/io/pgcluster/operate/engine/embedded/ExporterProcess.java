package io.pgcluster.operate.engine.embedded;

import io.pgcluster.operate.cluster.Await;
import io.pgcluster.operate.failure.FailedException;
import io.pgcluster.render.plan.name.Names;
import io.pgcluster.render.text.Tree;
import io.pgcluster.render.text.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The exporter on all servers, as the process that it is in production. */
final class ExporterProcess {
    static final String NAME = "exporter";

    private static final Duration START = Duration.ofSeconds(40);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final EmbeddedFiles files;
    private final Children children;

    ExporterProcess(EmbeddedFiles files) {
        this.files = files;
        this.children = new Children(files);
    }

    /** Starts it, unless it runs with this configuration already; does not wait for it. */
    void start(EmbeddedPrograms programs, EmbeddedState state) {
        String jar = programs.exporter().toString();
        String wanted = configuration(state);
        Path file = files.exporterConfiguration();
        try {
            boolean same = Files.isRegularFile(file) && Files.readString(file).equals(wanted);
            if (same && isRunning()) {
                return;
            }
            children.stop(NAME);
            Files.writeString(file, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        children.start(NAME, programs.exporterOptions(), List.of("-jar", jar, "--config.file=" + file));
    }

    /** Waits until it shows that every server is up. */
    void await(EmbeddedState state) {
        long servers = state.members().size();
        if (!Await.until(START, POLL_INTERVAL, () -> !isRunning() || up(state) == servers) || !isRunning()) {
            throw new FailedException("the exporter does not show all " + servers + " servers after "
                    + START.toSeconds() + " s; its log is " + files.log(NAME) + log());
        }
    }

    boolean isRunning() {
        return children.find(NAME).isPresent();
    }

    void stop() {
        children.stop(NAME);
    }

    /** How many servers it says are up; 0 while it does not answer. */
    long up(EmbeddedState state) {
        try {
            HttpURLConnection request =
                    (HttpURLConnection) URI.create(state.metrics()).toURL().openConnection();
            request.setConnectTimeout(TIMEOUT_MILLIS);
            request.setReadTimeout(TIMEOUT_MILLIS);
            try (InputStream answer = request.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.matches("pg_up(\\{.*})? 1(\\.0)?"))
                        .count();
            }
        } catch (IOException notYet) {
            return 0;
        }
    }

    private String configuration(EmbeddedState state) {
        List<Tree> servers = state.members().stream()
                .map(member -> new Tree()
                        .put("name", member.name())
                        .put("host", "127.0.0.1")
                        .put("port", member.port())
                        .put("database", state.database())
                        .put("user", Names.MONITOR_ROLE)
                        .put("password_file", files.password(Names.MONITOR_ROLE).toString())
                        .put(
                                "tls",
                                new Tree()
                                        .put("mode", "verify-full")
                                        .put("ca_file", files.trust().toString())))
                .toList();
        return YamlText.write(
                List.of("Written by pgcluster up; written again by the next one."),
                new Tree()
                        .put("labels", Map.of("cluster", state.cluster()))
                        .put("servers", servers)
                        .put("collectors", new Tree().put("enabled", Map.of("stat_statements", true)))
                        .put("web", new Tree().put("listen_addresses", List.of("127.0.0.1:" + state.exporterPort())))
                        .put("probe", new Tree().put("allow", List.of())));
    }

    private String log() {
        try {
            List<String> lines = Files.isRegularFile(files.log(NAME)) ? Files.readAllLines(files.log(NAME)) : List.of();
            return lines.isEmpty() ? "" : ", which ends: " + lines.get(lines.size() - 1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
