package io.pgcluster.render.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files that are the same in every bundle, kept as resources. */
public final class PackedFile {
    private PackedFile() {}

    /** The text of {@code resource}, a path from the package of {@code owner}, or from the root if it begins with a slash. */
    public static String read(Class<?> owner, String resource) {
        try (InputStream stream = owner.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("this build lacks the resource " + resource + " of " + owner.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }
}
