package io.pgcluster.operate.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pgcluster.operate.evidence.LastUp;
import io.pgcluster.render.plan.secret.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Digests of what running parts have read, as of the last {@code up} that succeeded. Files may have been rendered and secrets made long
 * before the next one, so what is new cannot be told from what that one writes.
 *
 * @param digests SHA-256 by what it is of, which never is a password; besides, what {@link #lastUp} gives back
 */
record AppliedState(SortedMap<String, String> digests) {
    static final String PROXY = "proxy";
    static final String POOLERS = "poolers";
    static final String EXPORTER = "exporter";
    /** What a program next to the cluster reads when it is told to, or when it starts; what Grafana finds by itself is not among it. */
    static final Map<String, String> COMPANIONS = Map.of(
            "prometheus", "prometheus",
            "alertmanager", "alertmanager",
            "grafana", "grafana/provisioning",
            "pgadmin", "pgadmin");

    static final String MEMBERS = "members";
    static final String CERTIFICATES = "certificates";
    static final String TRUST = "trust";
    private static final String CLUSTER = "cluster";
    private static final String NODES = "database-nodes";
    private static final String CLIENT_SECRETS = "client-secrets";

    /** Nothing was brought up, so everything is new. */
    static final AppliedState NONE = new AppliedState(new TreeMap<>());

    private static final String FILE = ".pgcluster/applied.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What {@code bundle} holds now. */
    static AppliedState of(BundleDirectory bundle) {
        Path config = bundle.files().resolve("config");
        SortedMap<String, String> digests = new TreeMap<>();
        digests.put(PROXY, digest(config.resolve("haproxy"), path -> true));
        digests.put(POOLERS, digest(config.resolve("pgbouncer"), path -> true));
        digests.put(EXPORTER, digest(config.resolve("exporter"), path -> true));
        COMPANIONS.forEach((name, directory) -> digests.put(name, digest(config.resolve(directory), path -> true)));
        digests.put(MEMBERS, digest(config.resolve("patroni"), path -> true));
        Path services = bundle.secrets().resolve("services");
        digests.put(CERTIFICATES, digest(services, path -> path.toString().endsWith(".crt")));
        digests.put(TRUST, trust(services));
        return new AppliedState(digests);
    }

    /** What the last {@code up} of {@code bundle} noted; empty if there was none. */
    static Optional<AppliedState> read(BundleDirectory bundle) {
        Path file = bundle.root().resolve(FILE);
        try {
            return Optional.of(new AppliedState(JSON.readValue(Files.readString(file), new TypeReference<>() {})));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            // Damaged: as good as none, and the next up writes a new one.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The same with what {@link #lastUp} gives back. */
    AppliedState with(LastUp up) {
        SortedMap<String, String> all = new TreeMap<>(digests);
        up.cluster().ifPresent(id -> all.put(CLUSTER, id));
        all.put(NODES, String.join(" ", up.members()));
        all.put(CLIENT_SECRETS, String.join(" ", up.secrets()));
        return new AppliedState(all);
    }

    /** Which cluster was brought up, and with what. */
    LastUp lastUp() {
        return new LastUp(Optional.ofNullable(digests.get(CLUSTER)), words(NODES), words(CLIENT_SECRETS));
    }

    private List<String> words(String key) {
        String text = digests.getOrDefault(key, "");
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    /** Forgets what was brought up from {@code bundle}: its data was removed. */
    static void forget(BundleDirectory bundle) {
        Path file = bundle.root().resolve(FILE);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    /** Notes this as what running parts have read. */
    void write(BundleDirectory bundle) {
        Path file = bundle.root().resolve(FILE);
        try {
            Files.createDirectories(bundle.root().resolve(".pgcluster"));
            Path fresh = Files.createTempFile(bundle.root().resolve(".pgcluster"), "applied", ".new");
            Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(digests) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Whether {@code what} is another one than in {@code before}. */
    boolean differs(AppliedState before, String what) {
        return !Objects.equals(digests.get(what), before.digests.get(what));
    }

    private static boolean isTrust(Path path) {
        return Stream.of(Authority.values()).anyMatch(one -> path.endsWith(one.certificateFile()));
    }

    /** Of what is trusted, not of who trusts it: another member is not a reason to restart the rest. */
    private static String trust(Path services) {
        if (!Files.isDirectory(services)) {
            return "";
        }
        try (Stream<Path> paths = Files.walk(services)) {
            SortedSet<String> trusted = new TreeSet<>();
            for (Path file : paths.filter(AppliedState::isTrust).toList()) {
                trusted.add(file.getFileName() + " " + Files.readString(file));
            }
            return HexFormat.of().formatHex(sha256().digest(trusted.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + services, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }

    private static String digest(Path directory, Predicate<Path> which) {
        if (!Files.isDirectory(directory)) {
            return "";
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            MessageDigest digest = sha256();
            List<Path> files =
                    paths.filter(Files::isRegularFile).filter(which).sorted().toList();
            for (Path file : files) {
                digest.update(directory.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
    }
}
