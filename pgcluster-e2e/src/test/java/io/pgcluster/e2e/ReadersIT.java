package io.pgcluster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.render.platform.Images;
import io.pgcluster.render.platform.StoreMember;
import io.pgcluster.render.target.compose.ComposeImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every generated file of every example is read by the program that it is for, in the images that a cluster runs. */
@NeedsEngine(majors = {15, 17, 18})
class ReadersIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** Listens where Patroni's check of its own file expects etcd. */
    private static final String VALIDATE = """
            import socket, subprocess, sys
            etcd = socket.create_server(('127.0.0.1', 2379))
            sys.exit(subprocess.call(['patroni', '--validate-config', '--ignore-listen-port', '/etc/patroni/patroni.yml']))
            """;

    /** PgBouncer refuses to run as root, and its keys belong to whoever made them. */
    private static final String POOLER = """
            cp /in/* /tls && chown -R 997:997 /tls /run/pgbouncer && exec setpriv --reuid 997 --regid 997 --clear-groups sh -c '
            /etc/pgbouncer/start >/tmp/log 2>&1 &
            ask() { psql -h /run/pgbouncer -p 6432 -U pgbouncer -d pgbouncer -XAtqc "$1" 2>/dev/null; }
            tries=0
            until ask "SHOW CONFIG"; do
                tries=$((tries + 1))
                if [ $tries -gt 100 ]; then cat /tmp/log; exit 1; fi
                sleep 0.1
            done
            ask "SHOW DATABASES"
            if grep hba /tmp/log; then exit 1; fi'
            """;

    private static final String KUBERNETES_LIKE = "pgcluster-render/src/test/resources/golden/kubernetes-like";
    private static final Pattern SETTING = Pattern.compile("(?m)^([a-z_]+) = (.*)$");

    static Stream<String> examples() throws IOException {
        Path directory = Path.of(System.getProperty("pgcluster.root", ".."), "examples");
        try (Stream<Path> found = Files.list(directory)) {
            return found
                    .filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void composeReadsItsFile(String example) {
        compose(Rendered.example(example)).orFail();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void patroniReadsItsFile(String example) {
        assertThat(patroni(Rendered.example(example)).orFail().err()).doesNotContain("didn't pass validation");
    }

    /** What the renderer's tests check in for a second platform: no store to connect to, and the pod's address in the environment. */
    @ParameterizedTest
    @ValueSource(strings = {"minimal", "max"})
    void patroniReadsTheFileOfAPlatformWithConfigMaps(String example, @TempDir Path directory) throws IOException {
        Path golden = Path.of(System.getProperty("pgcluster.root", ".."), KUBERNETES_LIKE, example, "patroni.yml");
        Path file = directory.resolve("patroni.yml");
        Files.copy(golden, file);
        assertThat(patroniInAPod(directory).orFail().err()).doesNotContain("didn't pass validation");

        Files.writeString(file, Files.readString(file).replace("use_endpoints: false", "use_endpoints: perhaps"));
        assertThat(patroniInAPod(directory).err()).contains("kubernetes.use_endpoints perhaps");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void haproxyReadsItsFileWithoutAWarning(String example) {
        haproxy(Rendered.example(example)).orFail();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void pgbouncerAcceptsEverySetting(String example) throws IOException {
        Rendered rendered = Rendered.example(example);
        List<String> shown = pgbouncer(rendered).orFail().out().lines().toList();
        String ini = Files.readString(rendered.directory().resolve("config/pgbouncer/pgbouncer.ini"));
        Matcher setting = SETTING.matcher(ini.substring(ini.indexOf("[pgbouncer]")));
        while (setting.find()) {
            String value = setting.group(1).equals("unix_socket_mode")
                    ? Integer.toString(Integer.parseInt(setting.group(2), 8))
                    : setting.group(2);
            assertThat(shown)
                    .as(setting.group())
                    .anyMatch(line -> line.startsWith(setting.group(1) + "|" + value + "|"));
        }
        String database = rendered.plan().cluster().spec().postgres().database().text();
        assertThat(shown).anyMatch(line -> line.startsWith(database + "|haproxy.front|5432|" + database + "|"));
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        Rendered rendered = Rendered.example("ha-sync");
        damage(rendered, "compose.yaml", "mem_limit:", "mem_limits:");
        assertThat(compose(rendered).exitCode()).isNotZero();
        damage(rendered, "config/patroni/patroni.yml", "ttl: 20", "ttl: soon");
        assertThat(patroni(rendered).err()).contains("bootstrap.dcs.ttl");
        damage(rendered, "config/haproxy/haproxy.cfg", "mode tcp", "mode tpc");
        assertThat(haproxy(rendered).exitCode()).isNotZero();
        damage(rendered, "config/pgbouncer/pgbouncer.ini", "= transaction", "= transactions");
        assertThat(pgbouncer(rendered).exitCode()).isNotZero();
    }

    private static Ran compose(Rendered rendered) {
        Path file = rendered.directory().resolve("compose.yaml");
        return Ran.run(LIMIT, "docker", "compose", "--file", file.toString(), "config", "--quiet");
    }

    private static Ran patroni(Rendered rendered) {
        List<String> arguments = new ArrayList<>();
        for (StoreMember member : rendered.plan().topology().consensus()) {
            arguments.add("--add-host=" + member.name() + ":127.0.0.1");
        }
        arguments.addAll(List.of(
                "--env=PATRONI_NAME=pg1",
                "--env=PATRONI_RESTAPI_CONNECT_ADDRESS=pg1.cluster:8008",
                "--env=PATRONI_POSTGRESQL_CONNECT_ADDRESS=pg1.cluster:5432",
                "--volume=" + rendered.mount("config/patroni", "/etc/patroni"),
                "--entrypoint=python3",
                rendered.postgresImage(),
                "-c",
                VALIDATE));
        return Rendered.container(arguments.toArray(String[]::new));
    }

    private static Ran patroniInAPod(Path directory) {
        return Rendered.container(
                "--user=0:0",
                "--env=PATRONI_NAME=pod-0",
                "--env=PATRONI_RESTAPI_CONNECT_ADDRESS=pod-0.pods:8008",
                "--env=PATRONI_POSTGRESQL_CONNECT_ADDRESS=pod-0.pods:5432",
                "--env=PATRONI_KUBERNETES_POD_IP=10.1.2.3",
                "--add-host=pod-0.pods:10.1.2.3",
                "--tmpfs=/pgdata/data",
                "--volume=" + directory.toAbsolutePath() + ":/etc/patroni:ro",
                "--entrypoint=patroni",
                Images.postgres(new PostgresVersion(17)).reference().toString(),
                "--validate-config",
                "--ignore-listen-port",
                "/etc/patroni/patroni.yml");
    }

    private static Ran haproxy(Rendered rendered) {
        return Rendered.container(
                "--user=0:0",
                "--volume=" + rendered.mount("config/haproxy", "/usr/local/etc/haproxy"),
                "--volume=" + rendered.mount("secrets/services/haproxy1", "/tls"),
                "--env=PGCLUSTER_ADDRESS=proxy.front",
                "--add-host=proxy.front:127.0.0.1",
                "--entrypoint=/usr/local/etc/haproxy/start",
                ComposeImages.proxy().reference().toString(),
                "-c",
                "-dW");
    }

    private static Ran pgbouncer(Rendered rendered) {
        return Rendered.container(
                "--user=0:0",
                "--tmpfs=/tls",
                "--tmpfs=/run/pgbouncer",
                "--ulimit=nofile=10000:10000",
                "--env=PGCLUSTER_ADDRESS=pooler.front",
                "--add-host=pooler.front:127.0.0.1",
                "--volume=" + rendered.mount("config/pgbouncer", "/etc/pgbouncer"),
                "--volume=" + rendered.mount("secrets/services/pgbouncer1", "/in"),
                "--entrypoint=sh",
                Images.pooler().reference().toString(),
                "-c",
                POOLER);
    }

    private static void damage(Rendered rendered, String path, String right, String wrong) throws IOException {
        Path file = rendered.directory().resolve(path);
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replaceFirst(Pattern.quote(right), wrong));
    }
}
