package io.pgcluster.operate.engine.embedded;

import io.pgcluster.render.plan.secret.Authority;
import io.pgcluster.render.plan.secret.PasswordPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What is where in the directory of a cluster without containers.
 *
 * @param root the directory, absolute; it need not exist
 */
public record EmbeddedFiles(Path root) {
    /** Keeps the one path that has no links: it names the cluster's processes, by whatever way they are looked for. */
    public EmbeddedFiles {
        root = real(root.toAbsolutePath().normalize());
    }

    /** In the directory {@code bundle}, next to the rendered files. */
    public static EmbeddedFiles in(Path bundle) {
        return new EmbeddedFiles(bundle.resolve("embedded"));
    }

    /** The servers' directories. */
    Path members() {
        return root.resolve("members");
    }

    /** The directory of one server. */
    Path member(String name) {
        return members().resolve(name);
    }

    /** Passwords, certificates and keys. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** The password of a role. */
    public Path password(String role) {
        return secrets().resolve(PasswordPlan.fileName(role) + ".password");
    }

    /** What clients trust. */
    public Path trust() {
        return secrets().resolve(Authority.DATABASE.certificateFile());
    }

    /** What runs, and where it listens. */
    Path state() {
        return root.resolve("state.json");
    }

    /** The exporter's configuration. */
    Path exporterConfiguration() {
        return root.resolve("exporter.yaml");
    }

    /** What a program of ours writes about its work. */
    public Path log(String program) {
        return root.resolve(program + ".log");
    }

    /** Programs, where the build's directory cannot be written to. */
    Path programs() {
        return root.resolve("programs");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException missing) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + path, e);
        }
    }
}
