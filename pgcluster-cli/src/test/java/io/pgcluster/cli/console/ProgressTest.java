package io.pgcluster.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long DEADLINE_SECONDS = 30;

    private final CountDownLatch written = new CountDownLatch(1);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] text, int offset, int length) {
            super.write(text, offset, length);
            written.countDown();
        }
    };

    @Test
    void isSilentAboutQuickWork() {
        try (Progress progress = Progress.start(console(false), "Rendering")) {
            progress.detail("files");
        }

        assertThat(text()).isEmpty();
    }

    @Test
    void namesLongRunningWorkAndSaysHowLongItTook() throws InterruptedException {
        try (Progress progress = Progress.start(console(false), "Building images")) {
            progress.detail("postgres");
            assertThat(written.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(progress.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }

        assertThat(text()).startsWith("Building images: postgres … ").contains("\nBuilding images took ");
        assertThat(text()).doesNotContain("\u001b");
    }

    @Test
    void rewritesItsLineOnATerminal() throws InterruptedException {
        try (Progress progress = Progress.start(console(true), "Starting")) {
            assertThat(written.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
            progress.detail("pg1");
        }

        assertThat(text()).contains("\r\u001b[KStarting: pg1 … ").contains("\r\u001b[KStarting took ");
    }

    private Console console(boolean terminal) {
        return new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                bytes,
                new Terminal(terminal, terminal, terminal, true));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
