package io.pgcluster.exporter.server;

import io.pgcluster.exporter.failure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the password is. It is asked again for each new connection, so that a rotated password is picked up. Two sources are equal when
 * they always give the same, by which the connections of a probed server are found again; none shows a password when it is printed.
 */
@FunctionalInterface
public interface PasswordSource {
    /**
     * The password as it is now; empty: none is sent.
     *
     * @throws IOException if it cannot be read, telling where it was looked for
     */
    Optional<String> read() throws IOException;

    /** No password: trust, peer or certificate authentication. */
    static PasswordSource none() {
        return new None();
    }

    /** Always this one. */
    static PasswordSource of(String password) {
        return new Fixed(password);
    }

    /** What is in a file at the moment. */
    static PasswordSource inFile(Path file) {
        return new InFile(file);
    }

    /** None. */
    record None() implements PasswordSource {
        @Override
        public Optional<String> read() {
            return Optional.empty();
        }
    }

    /** Always the same. */
    record Fixed(String password) implements PasswordSource {
        @Override
        public Optional<String> read() {
            return Optional.of(password);
        }

        @Override
        public String toString() {
            return "a fixed password";
        }
    }

    /** What is in a file at the moment, without the line's end; an empty file is no password. */
    record InFile(Path file) implements PasswordSource {
        @Override
        public Optional<String> read() throws IOException {
            try {
                return Optional.of(
                                Files.readString(file, StandardCharsets.UTF_8).replaceAll("[\\r\\n]+$", ""))
                        .filter(text -> !text.isEmpty());
            } catch (IOException e) {
                throw new IOException("the password cannot be read: " + Reason.of(e), e);
            }
        }
    }
}
