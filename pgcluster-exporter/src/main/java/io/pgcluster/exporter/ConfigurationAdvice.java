package io.pgcluster.exporter;

import io.pgcluster.exporter.config.ExporterConfig;
import io.pgcluster.exporter.config.ProbeRules;
import java.util.ArrayList;
import java.util.List;

/** What the log says of a configuration that can be used and may not be what was meant. */
final class ConfigurationAdvice {
    private ConfigurationAdvice() {}

    /** One sentence each; none for a configuration that leaves nothing to say. */
    static List<String> of(ExporterConfig config) {
        List<String> advice = new ArrayList<>();
        ProbeRules probes = ProbeRules.of(config.probe());
        if (config.servers().isEmpty() && config.discovery().patroni().isEmpty()) {
            advice.add("no server is configured, so no server is scraped"
                    + (probes.isOff() ? "" : " but those of probes")
                    + ": set DATA_SOURCE_NAME or DATA_SOURCE_URI, or servers or discovery.patroni in the configuration"
                    + " file");
        }
        if (probes.isOpen()) {
            advice.add(
                    "/probe may be asked for any host and port, and logs in there with the password of any"
                            + " auth_module: name the targets in probe.allow (--probe.allow, PG_EXPORTER_PROBE_ALLOW), or none");
        }
        return advice;
    }
}
