package io.pgcluster.render.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was written last time: SHA-256 by path. While a bundle is being written the next manifest lies next to the last one, and a file
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
            JsonNode files = MAPPER.readTree(Files.readAllBytes(path)).path("files");
            if (!files.isObject()) {
                throw damaged(path, "it has no mapping \"files\"", null);
            }
            Map<String, String> digests = new TreeMap<>();
            // A path that no artifact can have would lead out of the directory.
            for (Map.Entry<String, JsonNode> file : files.properties()) {
                digests.put(
                        Artifact.text(file.getKey(), "").path(), file.getValue().asText());
            }
            return digests;
        } catch (JsonProcessingException e) {
            throw damaged(path, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw damaged(path, String.valueOf(e.getMessage()), e);
        }
    }

    private static IOException damaged(Path path, String how, @Nullable Exception cause) {
        return new IOException(
                path + " is damaged (" + how + "): delete it, then render with --force to take the files over again",
                cause);
    }

    /** Whether the bytes at this path are some that we wrote. */
    boolean isOurs(String path, byte[] bytes) {
        return digests.getOrDefault(path, Set.of()).contains(Artifact.sha256(bytes));
    }

    /** Every path that was written. */
    Set<String> paths() {
        return Collections.unmodifiableSet(digests.keySet());
    }

    /** Announces what is about to be written, next to what earlier runs wrote and this bundle leaves alone. */
    static void announce(Bundle bundle, Path directory) throws IOException {
        SortedMap<String, String> files = new TreeMap<>(read(directory).left(bundle, directory));
        bundle.forEach(artifact -> files.put(artifact.path(), artifact.sha256()));
        AtomicFile.write(directory.resolve(NEXT), text(files).getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }

    /** What the bundle leaves alone, as it lies there; a file that was edited keeps the digest of what was written. */
    private Map<String, String> left(Bundle bundle, Path directory) throws IOException {
        Map<String, String> left = new TreeMap<>();
        for (Map.Entry<String, Set<String>> known : digests.entrySet()) {
            Path file = directory.resolve(known.getKey());
            if (bundle.leaves(known.getKey()) && Files.isRegularFile(file)) {
                String now = Artifact.sha256(Files.readAllBytes(file));
                left.put(
                        known.getKey(),
                        known.getValue().contains(now)
                                ? now
                                : known.getValue().iterator().next());
            }
        }
        return left;
    }

    /** Declares the announced files written. */
    static void settle(Path directory) throws IOException {
        AtomicFile.move(directory.resolve(NEXT), directory.resolve(FILE));
    }

    private static String text(SortedMap<String, String> files) {
        return JsonText.write(new Tree().put("format", 1).put("files", files));
    }
}
