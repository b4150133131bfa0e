package io.pgcluster.exporter.tls;

import io.pgcluster.exporter.failure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an encrypted private key is opened with. It is never shown. */
public sealed interface KeyPassword {
    /**
     * The password as it is now.
     *
     * @throws IOException if its file cannot be read
     */
    String read() throws IOException;

    /** Always {@code text}. */
    static KeyPassword of(String text) {
        return new Text(text);
    }

    /** What is in {@code file} at the moment, without the line's end. */
    static KeyPassword inFile(Path file) {
        return new InFile(file);
    }

    /** A password that the configuration holds. */
    record Text(String text) implements KeyPassword {
        @Override
        public String read() {
            return text;
        }

        @Override
        public String toString() {
            return "a fixed password";
        }
    }

    /** A password in a file of its own. */
    record InFile(Path file) implements KeyPassword {
        @Override
        public String read() throws IOException {
            try {
                return Files.readString(file, StandardCharsets.UTF_8).replaceAll("[\\r\\n]+$", "");
            } catch (IOException e) {
                throw new IOException("the password of the private key cannot be read: " + Reason.of(e), e);
            }
        }
    }
}
