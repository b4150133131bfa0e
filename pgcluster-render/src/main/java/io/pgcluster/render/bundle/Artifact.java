package io.pgcluster.render.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** One rendered file. Immutable. */
public final class Artifact {
    private final String path;
    private final byte[] bytes;
    private final FileMode mode;

    private Artifact(String path, byte[] bytes, FileMode mode) {
        this.path = ArtifactPath.check(path);
        this.bytes = bytes.clone();
        this.mode = mode;
    }

    /** A file with these bytes; refuses paths that are not normalised, relative and portable. */
    public static Artifact of(String path, byte[] bytes, FileMode mode) {
        return new Artifact(path, bytes, mode);
    }

    /** A text file, in UTF-8; refuses carriage returns, so that the bytes are the same on every system. */
    public static Artifact text(String path, String text) {
        return text(path, text, FileMode.REGULAR);
    }

    /** A script that can be executed, in UTF-8. */
    public static Artifact script(String path, String text) {
        return text(path, text, FileMode.EXECUTABLE);
    }

    private static Artifact text(String path, String text, FileMode mode) {
        if (text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException(path + " holds a carriage return");
        }
        return new Artifact(path, text.getBytes(StandardCharsets.UTF_8), mode);
    }

    /** Path within the bundle, parts separated by {@code /}. */
    public String path() {
        return path;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The content as UTF-8 text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Permissions of the file. */
    public FileMode mode() {
        return mode;
    }

    /** The same file within directory {@code directory}. */
    public Artifact under(String directory) {
        return new Artifact(directory + "/" + path, bytes, mode);
    }

    /** SHA-256 of the content, in lower-case hexadecimal. */
    public String sha256() {
        return sha256(bytes);
    }

    /** SHA-256 of {@code bytes}, in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Artifact artifact
                && path.equals(artifact.path)
                && mode == artifact.mode
                && Arrays.equals(bytes, artifact.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return path + " (" + bytes.length + " bytes)";
    }
}
