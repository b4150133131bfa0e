package io.pgcluster.render.target.compose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that are the same in every bundle, kept as resources. */
final class PackedFile {
    private PackedFile() {}

    static String read(String resource) {
        try (InputStream stream = PackedFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("this build lacks the resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }
}
