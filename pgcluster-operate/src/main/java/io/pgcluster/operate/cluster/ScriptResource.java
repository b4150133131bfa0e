package io.pgcluster.operate.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scripts that run inside of parts, kept as resources so that their own checkers read them. */
final class ScriptResource {
    private ScriptResource() {}

    /** The text of the script {@code name}. */
    static String read(String name) {
        try (InputStream stream = ScriptResource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("this build lacks the resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
