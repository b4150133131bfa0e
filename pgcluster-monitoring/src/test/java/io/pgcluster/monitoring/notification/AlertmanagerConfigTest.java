package io.pgcluster.monitoring.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgcluster.monitoring.DefaultRules;
import io.pgcluster.monitoring.Programs;
import io.pgcluster.monitoring.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Alertmanager makes of the configuration. Webhooks have fixed URLs here, since releases before 0.26 read none from files. */
class AlertmanagerConfigTest {
    private static final String PACKAGE = "prometheus-alertmanager";
    private static final String CONFIGURATION = AlertmanagerConfig.write(new Webhooks.At("http://127.0.0.1:9"));
    private static final Pattern NAMES = Pattern.compile("alertname=~?\"([^\"]*)\"");

    private final Path directory;

    AlertmanagerConfigTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void amtoolAcceptsIt() throws IOException, InterruptedException {
        Programs.orSkip("amtool", PACKAGE);
        assertThat(amtool("check-config", file().toString())).contains("SUCCESS", "4 receivers");
    }

    @ParameterizedTest
    @CsvSource({
        "severity=critical alertname=PostgresDown, page",
        "severity=warning alertname=PostgresDown, ticket",
        "severity=info alertname=PostgresRestarted, silent",
        "severity=none alertname=Watchdog, watchdog",
        "alertname=AnothersOwn, ticket"
    })
    void everySeverityReachesItsReceiver(String labels, String receiver) throws IOException, InterruptedException {
        Programs.orSkip("amtool", PACKAGE);
        List<String> command = new ArrayList<>(List.of("config", "routes", "test", "--config.file=" + file()));
        command.addAll(List.of(labels.split(" ", -1)));
        assertThat(amtool(command.toArray(String[]::new)).lines()).last().isEqualTo(receiver);
    }

    @Test
    void inhibitsWhatFollowsFromAnotherAlertAndNothingElse() throws IOException, InterruptedException {
        Programs.orSkip(PACKAGE, PACKAGE);
        List<Map<String, String>> suppressed = List.of(
                alert("PostgresConnectionsHigh", "cluster=pair instance=pg1 severity=warning component=connections"),
                alert("PostgresLongTransaction", "cluster=down instance=pg1 severity=critical component=transactions"),
                alert(
                        "PostgresReplicaNotStreaming",
                        "cluster=headless instance=pg2 severity=warning component=replication"),
                alert("PostgresNoPrimary", "cluster=blind severity=critical component=availability"),
                alert("HostCpuHigh", "cluster=hosts instance=h1 severity=warning component=host"),
                alert("PgBouncerWaiting", "cluster=pool instance=pgbouncer1 severity=warning component=pooler"));
        List<Map<String, String>> shown = List.of(
                alert("PostgresConnectionsHigh", "cluster=pair instance=pg1 severity=critical component=connections"),
                alert("PostgresConnectionsHigh", "cluster=pair instance=pg2 severity=warning component=connections"),
                alert("PostgresLockWait", "cluster=pair instance=pg1 severity=warning component=transactions"),
                alert("PostgresDown", "cluster=down instance=pg1 severity=warning component=availability"),
                alert("PostgresLongTransaction", "cluster=down instance=pg2 severity=critical component=transactions"),
                alert("HostDown", "cluster=down instance=pg1 severity=critical component=host"),
                alert("PostgresNoPrimary", "cluster=headless severity=critical component=availability"),
                alert("PostgresArchiveFailing", "cluster=headless instance=pg2 severity=critical component=wal"),
                alert("ExporterDown", "cluster=blind instance=e1 severity=critical component=exporter"),
                alert("HostDown", "cluster=hosts instance=h1 severity=critical component=host"),
                alert("HostCpuHigh", "cluster=hosts instance=h2 severity=warning component=host"),
                alert("PgBouncerDown", "cluster=pool instance=pgbouncer1 severity=warning component=pooler"));
        try (RunningAlertmanager running = RunningAlertmanager.start(directory, PACKAGE, CONFIGURATION)) {
            running.fire(Stream.concat(suppressed.stream(), shown.stream()).toList());
            assertThat(running.inhibited()).containsExactlyInAnyOrderElementsOf(suppressed);
        }
    }

    @Test
    void inhibitionsNameAlertsThatExist() {
        List<String> names = DefaultRules.RULES.stream().map(Rule::name).toList();
        Matcher found = NAMES.matcher(Inhibition.ALL.toString());
        while (found.find()) {
            for (String name : found.group(1).split("\\|", -1)) {
                assertThat(names).as(name).anySatisfy(known -> assertThat(known).matches(name));
            }
        }
    }

    @Test
    void urlsAreReadFromFiles() {
        assertThat(AlertmanagerConfig.write(new Webhooks.InFiles("/run/urls", Set.of("page", "ticket", "watchdog"))))
                .contains(
                        "url_file: /run/urls/page.url",
                        "url_file: /run/urls/ticket.url",
                        "url_file: /run/urls/watchdog.url")
                .doesNotContain("http");
    }

    @Test
    void tellsNobodyWithoutAWebhook() {
        assertThat(AlertmanagerConfig.write(new Webhooks.InFiles("/run/urls", Set.of("page"))))
                .containsOnlyOnce("webhook_configs")
                .contains("url_file: /run/urls/page.url", "- name: ticket", "- name: watchdog");
    }

    private static Map<String, String> alert(String name, String labels) {
        Map<String, String> alert = new TreeMap<>(Map.of("alertname", name));
        for (String label : labels.split(" ", -1)) {
            alert.put(label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1));
        }
        return alert;
    }

    private Path file() throws IOException {
        return Files.writeString(directory.resolve("configuration.yaml"), CONFIGURATION);
    }

    private String amtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("amtool"));
        command.addAll(List.of(arguments));
        Programs.Result result = Programs.run(directory, command);
        assertThat(result.code()).as(result.output()).isEqualTo(0);
        return result.output();
    }
}
