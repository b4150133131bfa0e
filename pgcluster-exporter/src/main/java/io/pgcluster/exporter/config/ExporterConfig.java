package io.pgcluster.exporter.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import java.util.List;
import java.util.Map;

/** The exporter's configuration, complete: defaults, configuration file, environment and flags in one. */
public record ExporterConfig(
        @Doc(
                value = "Labels that every sample of a server, pooler or repository gets, such as cluster.",
                example = "{cluster: payments}")
        Map<String, String> labels,

        @Doc("Whether families are also shown under the names that earlier releases of postgres_exporter gave them.")
        boolean aliases,

        @Doc(
                "Whether what dashboards made for other and older exporters ask for is shown too: aliases, the collectors for it, and"
                        + " the names of other exporters for PgBouncer.")
        boolean compatibility,

        @Doc("Servers that are always watched. Each but the only one gets the label server.")
        List<ServerConfig> servers,

        @Doc("What is looked up rather than listed: members of a cluster, databases of a server.")
        DiscoveryConfig discovery,

        @Doc("Which collectors run, with which parameters, and which files hold more of them.")
        CollectorsConfig collectors,

        @Doc("Poolers whose console is read.") List<PgBouncerConfig> pgbouncer,

        @Doc("Backup repositories, read with pgbackrest info or from the status files of a backup host.")
        List<PgBackRestConfig> pgbackrest,

        @Doc("Mounted file systems whose size and free space are shown.")
        List<VolumeConfig> volumes,

        @Doc("What bounds the exporter: connections, times, series.")
        LimitsConfig limits,

        @Doc("How the exporter is reached.") WebConfig web,

        @Doc("Where /probe may lead.") ProbeConfig probe,

        @Doc(
                "What applies to the families of postgres_exporter's old default queries and of its old queries files only.")
        LegacyConfig legacy,

        @JsonProperty("auth_modules")
        @Doc("Credentials for /probe by name, exactly as in postgres_exporter's configuration file.")
        Map<String, AuthModule> authModules) {}
