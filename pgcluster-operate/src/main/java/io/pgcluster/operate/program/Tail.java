package io.pgcluster.operate.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a stream to its end on a thread of its own, shows each line, and keeps no more than the last part of it. */
final class Tail {
    private static final int KEPT = 4 * 1024 * 1024;

    private final StringBuilder text = new StringBuilder();
    private final Thread thread;

    Tail(InputStream stream, Consumer<String> onLine) {
        thread = new Thread(() -> drain(stream, onLine), "program output");
        thread.setDaemon(true);
        thread.start();
    }

    /** Everything kept, once the stream has ended or {@code millis} have passed: a grandchild may hold it open forever. */
    String join(long millis) throws InterruptedException {
        thread.join(millis);
        synchronized (text) {
            return text.toString();
        }
    }

    private void drain(InputStream stream, Consumer<String> onLine) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                append(line);
                onLine.accept(line);
            }
        } catch (IOException e) {
            append("(output ended early: " + e.getMessage() + ")");
        }
    }

    private void append(String line) {
        synchronized (text) {
            text.append(line).append('\n');
            if (text.length() > KEPT) {
                text.delete(0, text.length() - KEPT);
            }
        }
    }
}
