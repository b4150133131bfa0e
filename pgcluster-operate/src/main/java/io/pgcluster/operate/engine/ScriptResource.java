package io.pgcluster.operate.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scripts that run inside of parts, kept as resources so that their own checkers read them. */
public final class ScriptResource {
    private ScriptResource() {}

    /** The text of the script {@code name}, which is kept next to {@code user}, the class that runs it. */
    public static String read(Class<?> user, String name) {
        try (InputStream stream = user.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("this build lacks the resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
