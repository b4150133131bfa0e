package io.pgcluster.render.target.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.render.plan.Clusters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job that applies settings, with a curl that notes what it is asked for: pg1 is primary, pg3 does not run yet. */
class ApplySettingsScriptTest {
    private static final String CURL = """
            #!/bin/sh
            for url; do :; done
            echo "$url" >>"$ASKED"
            case $url in
                */primary) [ "$url" = https://pg1:8008/primary ] ;;
                */readiness) [ "$url" != https://pg3:8008/readiness ] ;;
                *) exit 0 ;;
            esac
            """;

    @Test
    void reloadsNoMemberWhoseServerIsStarting(@TempDir Path root) throws Exception {
        Path asked = root.resolve("asked");
        String said = run(root, asked, "pg1", "pg2", "pg3");

        assertThat(Files.readAllLines(asked))
                .contains("https://pg1:8008/reload", "https://pg2:8008/reload")
                .doesNotContain("https://pg3:8008/reload");
        assertThat(said)
                .contains("pg3 does not run yet", "settings, roles and extensions applied, primary is pg1")
                .doesNotContain("pg2");
    }

    private static String run(Path root, Path asked, String... members) throws IOException, InterruptedException {
        Path programs = Files.createDirectory(root.resolve("bin"));
        executable(programs.resolve("curl"), CURL);
        executable(programs.resolve("psql"), "#!/bin/sh\necho f\n");
        Path scripts = Files.createDirectory(root.resolve("scripts"));
        executable(scripts.resolve("roles"), "#!/bin/sh\n");
        ComposeBundle bundle = new ComposeBundle(Clusters.plan(""));
        executable(scripts.resolve("reload-members"), bundle.text("config/scripts/reload-members"));
        Path script = executable(scripts.resolve("apply-settings"), bundle.text("config/scripts/apply-settings"));
        ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(members));
        builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
        builder.environment().put("ASKED", asked.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
