package io.pgcluster.render.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.render.bundle.Artifact;
import io.pgcluster.render.bundle.Bundle;
import io.pgcluster.render.text.JsonText;
import io.pgcluster.render.text.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was written last time: SHA-256 by path. While a bundle is being written the next manifest lies beside the last one, and a file
 * that matches either is ours, so that an interrupted run can be repeated.
 */
final class Manifest {
    static final String FILE = ".pgcluster/manifest.json";
    private static final String NEXT = ".pgcluster/manifest.next.json";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Set<String>> digests;

    private Manifest(Map<String, Set<String>> digests) {
        this.digests = digests;
    }

    /** Reads what is known of the directory; empty if nothing was written there. */
    static Manifest read(Path directory) throws IOException {
        Map<String, Set<String>> digests = new TreeMap<>();
        for (String file : new String[] {FILE, NEXT}) {
            Path path = directory.resolve(file);
            if (Files.exists(path)) {
                parse(path).forEach((name, digest) -> digests.computeIfAbsent(name, key -> new TreeSet<>())
                        .add(digest));
            }
        }
        return new Manifest(digests);
    }

    private static Map<String, String> parse(Path path) throws IOException {
        try {
            return MAPPER.readerFor(new TypeReference<Map<String, String>>() {})
                    .at("/files")
                    .readValue(Files.readAllBytes(path));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    path + " is damaged (" + e.getOriginalMessage()
                            + "): delete it, then render with --force to take the files over again",
                    e);
        }
    }

    /** Whether the bytes at this path are some that we wrote. */
    boolean isOurs(String path, byte[] bytes) {
        return digests.getOrDefault(path, Set.of()).contains(Artifact.sha256(bytes));
    }

    /** Every path that was written. */
    Set<String> paths() {
        return Collections.unmodifiableSet(digests.keySet());
    }

    /** Announces what is about to be written. */
    static void announce(Bundle bundle, Path directory) throws IOException {
        AtomicFile.write(directory.resolve(NEXT), text(bundle).getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }

    /** Declares the announced files written. */
    static void settle(Path directory) throws IOException {
        AtomicFile.move(directory.resolve(NEXT), directory.resolve(FILE));
    }

    private static String text(Bundle bundle) {
        Tree files = new Tree();
        bundle.forEach(artifact -> files.put(artifact.path(), artifact.sha256()));
        return JsonText.write(new Tree().put("format", 1).put("files", files));
    }
}
