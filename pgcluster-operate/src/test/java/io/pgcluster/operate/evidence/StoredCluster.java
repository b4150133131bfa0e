package io.pgcluster.operate.evidence;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.operate.engine.FakeAdvice;
import io.pgcluster.render.ClusterRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The volumes of a stopped cluster as directories, which both guards read with the very scripts that they use on volumes. */
final class StoredCluster {
    private static final int MAJOR = 15;

    private final Path root;
    private final Path volumes;
    private final Path checker;
    private List<String> store = List.of("etcd1", "etcd2", "etcd3");
    private List<String> members = List.of("pg1", "pg2", "pg3");
    private final Set<String> secrets = new TreeSet<>(Set.of("ca.crt", "control-ca.crt", "app.password"));
    private Optional<LastUp> lastUp = Optional.empty();
    private boolean lossless = true;
    private boolean walVolumes;
    private boolean running;
    private int major = MAJOR;

    private StoredCluster(Path root) {
        this.root = root;
        this.volumes = root.resolve("own");
        this.checker = script("check-volumes");
        Path controlData = root.resolve("bin/pg_controldata");
        write(controlData, "#!/bin/sh\ncat \"$1/control.txt\"\n");
        permit(controlData);
    }

    /** A cluster that was never started: volumes that the engine made, without anything in them. */
    static StoredCluster fresh(Path root) {
        StoredCluster cluster = new StoredCluster(root);
        cluster.makeVolumes();
        return cluster;
    }

    /** A cluster of three consensus members and three database nodes that ran, with pg1 as primary, and was stopped. */
    static StoredCluster stopped(Path root) {
        StoredCluster cluster = fresh(root);
        cluster.startByCompose();
        cluster.store.forEach(cluster::fillStore);
        cluster.database("pg1", "77", "shut down", 2, 0x5000060);
        cluster.database("pg2", "77", "shut down in recovery", 2, 0x5000060);
        cluster.database("pg3", "77", "shut down in recovery", 2, 0x5000028);
        cluster.lastUp = Optional.of(new LastUp(Optional.of(cluster.id()), cluster.members, List.of("app.password")));
        return cluster;
    }

    StoredCluster wantsStore(String... wanted) {
        store = List.of(wanted);
        makeVolumes();
        return this;
    }

    StoredCluster wantsMembers(String... wanted) {
        members = List.of(wanted);
        makeVolumes();
        return this;
    }

    StoredCluster wantsMajor(int wanted) {
        major = wanted;
        return this;
    }

    StoredCluster asynchronous() {
        lossless = false;
        return this;
    }

    StoredCluster withWalVolumes(String... filled) {
        walVolumes = true;
        Stream.of(filled).forEach(member -> write(volume("wal", member).resolve("pgwal/000000020000000000000005"), ""));
        return this;
    }

    StoredCluster isRunning() {
        running = true;
        return this;
    }

    StoredCluster forgetLastUp() {
        lastUp = Optional.empty();
        return this;
    }

    StoredCluster lastUpWas(String id) {
        lastUp = Optional.of(new LastUp(Optional.of(id), members, List.of("app.password")));
        return this;
    }

    StoredCluster loseSecrets(String... names) {
        secrets.removeAll(List.of(names));
        return this;
    }

    /** As {@code docker volume rm} and the next start leave it: the engine makes an empty volume of that name. */
    StoredCluster loseVolume(String kind, String member) {
        delete(volume(kind, member));
        makeVolumes();
        return this;
    }

    StoredCluster empty(String kind, String member) {
        try (Stream<Path> content = Files.list(volume(kind, member))) {
            content.filter(path -> !path.endsWith("pgcluster.identity"))
                    .toList()
                    .forEach(StoredCluster::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    StoredCluster fillStore(String member) {
        write(volume("store", member).resolve("data/member/wal/0.wal"), "");
        return this;
    }

    StoredCluster database(String member, String system, String state, int timeline, long position) {
        Path data = volume("data", member).resolve("pgdata");
        write(data.resolve("PG_VERSION"), MAJOR + "\n");
        long id = Long.parseLong(system);
        byte[] bytes = new byte[8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (id >>> (8 * i));
        }
        write(data.resolve("global/pg_control"), new String(bytes, StandardCharsets.ISO_8859_1));
        write(data.resolve("control.txt"), String.format(Locale.ROOT, """
                Database cluster state:               %s
                Latest checkpoint location:           0/%X
                Latest checkpoint's TimeLineID:       %d
                Minimum recovery ending location:     0/0
                """, state, position, timeline));
        return this;
    }

    StoredCluster identity(String kind, String member, String line) {
        write(volume(kind, member).resolve("pgcluster.identity"), line + "\n");
        return this;
    }

    StoredCluster withoutIdentities() {
        Stream.of("store", "data").forEach(kind -> Stream.concat(store.stream(), members.stream())
                .map(member -> volume(kind, member).resolve("pgcluster.identity"))
                .forEach(StoredCluster::delete));
        return this;
    }

    String id() {
        return read(volume("store", "etcd1").resolve("pgcluster.identity")).split(" ", 2)[0];
    }

    /** What the job of the bundle says to the volumes that it mounts: those of wanted members. */
    Ran startByCompose() {
        Path mounted = root.resolve("mounted");
        delete(mounted);
        try {
            for (String kind : List.of("store", "data")) {
                for (String member : kind.equals("store") ? store : members) {
                    Files.createDirectories(mounted.resolve(kind));
                    Files.createSymbolicLink(mounted.resolve(kind).resolve(member), volume(kind, member));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Ran.run(root, "", "sh", checker.toString(), mounted.toString());
    }

    /** What {@code up} finds. */
    List<Finding> judge() {
        return EvidenceRules.judge(evidence());
    }

    /** What {@code up} finds before it can look into volumes. */
    List<Finding> judgeUnseen() {
        return EvidenceRules.judgeUnseen(evidence());
    }

    private Evidence evidence() {
        NavigableMap<String, Volume> stores = new TreeMap<>();
        NavigableMap<String, Volume> databases = new TreeMap<>();
        NavigableMap<String, Volume> wal = new TreeMap<>();
        VolumeContents.parse(inspect()).forEach((name, contents) -> {
            String[] words = name.split("\\.", 2);
            NavigableMap<String, Volume> kind =
                    words[0].equals("store") ? stores : words[0].equals("data") ? databases : wal;
            kind.put(words[1], contents.volume("demo_" + words[1] + "-data"));
        });
        return new Evidence(wanted(), stores, databases, wal, lastUp, secrets, running);
    }

    private Evidence.Wanted wanted() {
        return new Evidence.Wanted(
                "/srv/demo",
                "/srv/demo/compose/secrets",
                "demo",
                new FakeAdvice(),
                store,
                members,
                String.valueOf(major),
                lossless,
                walVolumes,
                List.of("ca.crt", "control-ca.crt"),
                List.of("app.password", "stats.password"));
    }

    private String inspect() {
        Path flat = root.resolve("flat");
        delete(flat);
        try {
            Files.createDirectories(flat);
            for (String kind : List.of("store", "data", "wal")) {
                if (!Files.isDirectory(volumes.resolve(kind))) {
                    continue;
                }
                try (Stream<Path> all = Files.list(volumes.resolve(kind))) {
                    for (Path one : all.toList()) {
                        Files.createSymbolicLink(flat.resolve(kind + "." + one.getFileName()), one);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Ran ran = Ran.run(root, VolumeInspector.script(), "sh", "-s", "--", flat.toString());
        if (ran.exit() != 0) {
            throw new AssertionError(ran.text());
        }
        return ran.text();
    }

    private void makeVolumes() {
        try {
            for (String member : store) {
                Files.createDirectories(volume("store", member));
            }
            for (String member : members) {
                Files.createDirectories(volume("data", member));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path volume(String kind, String member) {
        return volumes.resolve(kind).resolve(member);
    }

    private Path script(String name) {
        String specification = """
                apiVersion: pgcluster.io/v1
                kind: PostgresCluster
                metadata: {name: demo}
                """;
        if (!(ClusterModel.load(specification) instanceof Resolution.Accepted accepted)) {
            throw new AssertionError("the smallest specification was rejected");
        }
        String text = ClusterRenderer.render(accepted.cluster())
                .find("compose/config/scripts/" + name)
                .orElseThrow()
                .text();
        Path file = root.resolve(name);
        write(file, text);
        return file;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void permit(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one :
                    new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script that has ended; {@code text} is all that it said. */
    record Ran(int exit, String text) {
        static Ran run(Path root, String input, String... command) {
            try {
                ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
                builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
                builder.environment().put("PG_MAJOR", String.valueOf(MAJOR));
                Process process = builder.start();
                process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().close();
                String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("the script did not end; it said " + text);
                }
                return new Ran(process.exitValue(), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
