package io.pgcluster.render.target.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.model.ClusterModel;
import io.pgcluster.model.Resolution;
import io.pgcluster.model.problem.Problem;
import io.pgcluster.model.spec.Target;
import io.pgcluster.render.ClusterRenderer;
import io.pgcluster.render.Examples;
import io.pgcluster.render.write.BundleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the examples are monitored with is read by the programs that it is for. */
class MonitoringProgramsTest {
    private static final int LIMIT_SECONDS = 120;

    /** Releases that read no webhook's URL from a file; what else is in the configuration they can judge. */
    private static final Pattern BEFORE_URL_FILES = Pattern.compile("version 0\\.(1?[0-9]|2[0-5])\\.");

    private final Path directory;

    MonitoringProgramsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void promtoolAcceptsConfigurationAndRulesOfEveryExample() throws Exception {
        orSkip("promtool", "prometheus");
        List<Path> configurations = rendered("prometheus/prometheus.yml");
        List<Path> optional = rendered("prometheus/optional/up.yaml");

        String output = accepted("promtool", List.of("check", "config"), configurations);
        accepted("promtool", List.of("check", "rules"), optional);

        assertThat(configurations).hasSizeGreaterThan(3);
        assertThat(output.lines().filter(line -> line.contains("is valid prometheus config file syntax")))
                .hasSameSizeAs(configurations);
        assertThat(output).contains("pgcluster-connections.yaml", "pgcluster-recording.yaml");
    }

    @Test
    void amtoolAcceptsTheNotificationsOfEveryExample() throws Exception {
        orSkip("amtool", "prometheus-alertmanager");

        List<Path> configurations = rendered("alertmanager/alertmanager.yml");
        assertThat(configurations).anySatisfy(file -> assertThat(file).content().contains("url_file: /etc/"));
        if (BEFORE_URL_FILES
                .matcher(accepted("amtool", List.of("--version"), List.of()))
                .find()) {
            for (Path file : configurations) {
                String text = Files.readString(file);
                Files.writeString(file, text.replace("url_file: /", "url: http://127.0.0.1/"));
            }
        }
        String output = accepted("amtool", List.of("check-config"), configurations);

        assertThat(output.lines().filter(line -> line.contains("SUCCESS"))).hasSameSizeAs(configurations);
    }

    /** This file of every example that has an exporter, as if each named the target. */
    private List<Path> rendered(String file) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String example : Examples.names()) {
            String text = Files.readString(Examples.ROOT.resolve("examples/" + example + "/cluster.yaml"))
                    .replaceAll("(?m)^  targets: .*", "");
            text += (text.contains("\nspec:") ? "" : "\nspec:") + "\n  targets: [compose, monitoring]\n";
            Resolution resolution = ClusterModel.load(text);
            if (!Examples.cluster(example).spec().monitoring().prometheus()) {
                assertThat(resolution.problems()).extracting(Problem::id).contains("monitoring-target");
                continue;
            }
            assertThat(resolution).as(example + ": " + resolution.problems()).isInstanceOf(Resolution.Accepted.class);
            Resolution.Accepted accepted = (Resolution.Accepted) resolution;
            Path bundle = directory.resolve(example);
            BundleWriter.write(ClusterRenderer.render(accepted.cluster(), Set.of(Target.MONITORING)), bundle, false);
            files.add(bundle.resolve("monitoring").resolve(file));
        }
        return files;
    }

    private String accepted(String program, List<String> command, List<Path> files) throws Exception {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(command);
        files.forEach(file -> line.add(file.toString()));
        Path output = directory.resolve(program + ".txt");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(program + " did not end within " + LIMIT_SECONDS + " s");
        }
        String said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** Fails where {@code CI=true} forbids to skip. */
    private static void orSkip(String program, String debianPackage) {
        boolean installed = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
        if (!installed) {
            String reason = program + " is not installed here (apt-get install " + debianPackage + ")";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(reason);
            }
            Assumptions.abort(reason);
        }
    }
}
