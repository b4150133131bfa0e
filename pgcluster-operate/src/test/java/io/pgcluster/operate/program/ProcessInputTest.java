package io.pgcluster.operate.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessInputTest {
    private final PipedOutputStream program = new PipedOutputStream();
    private final ProcessInput input;

    ProcessInputTest() throws IOException {
        input = new ProcessInput(new PipedInputStream(program));
    }

    @AfterEach
    void close() {
        input.close();
    }

    @Test
    void losesNothingWhenAReadTimesOut() throws IOException {
        input.limit(20);
        assertThatThrownBy(input::read).isInstanceOf(SocketTimeoutException.class);

        input.limit(10_000);
        program.write("answer".getBytes(StandardCharsets.UTF_8));
        program.close();

        assertThat(new String(input.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("answer");
        assertThat(input.read()).isEqualTo(-1);
    }

    @Test
    void carriesMoreThanItHoldsBack() throws IOException {
        byte[] bytes = new byte[1 << 20];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) index;
        }
        Thread writer = new Thread(() -> {
            try (program) {
                program.write(bytes);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        input.limit(10_000);

        assertThat(input.readAllBytes()).isEqualTo(bytes);
    }
}
