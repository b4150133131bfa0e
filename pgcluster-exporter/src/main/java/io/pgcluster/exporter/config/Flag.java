package io.pgcluster.exporter.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The flags that have a fixed name; those of collectors are made from their names. Names, meanings and variables as in postgres_exporter. */
public enum Flag {
    /** The configuration file. */
    CONFIG_FILE(
            "--config.file",
            Kind.TEXT,
            "",
            "",
            "pgcluster-exporter.yaml",
            "Configuration file. The auth_modules of a"
                    + " postgres_exporter.yml are understood. A file that is not there is told in the log and is no error."),
    /** Where to listen. */
    LISTEN_ADDRESS(
            "--web.listen-address",
            Kind.REPEATED,
            "web.listen_addresses",
            "PG_EXPORTER_WEB_LISTEN_ADDRESS",
            ":9187",
            "Address to listen on; may be given" + " several times."),
    /** Path of the metrics. */
    TELEMETRY_PATH(
            "--web.telemetry-path",
            Kind.TEXT,
            "web.telemetry_path",
            "PG_EXPORTER_WEB_TELEMETRY_PATH",
            "/metrics",
            "Path under which the metrics are shown."),
    /** TLS and authentication. */
    WEB_CONFIG_FILE(
            "--web.config.file",
            Kind.TEXT,
            "web.config_file",
            "",
            "",
            "File with TLS and authentication, as exporter-toolkit" + " reads it; read again when it changes."),
    /** Reload over HTTP. */
    ENABLE_LIFECYCLE(
            "--web.enable-lifecycle",
            Kind.SWITCH,
            "web.enable_lifecycle",
            "",
            "",
            "Let POST /-/reload read the" + " configuration again, as SIGHUP always does."),
    /** Targets of probes. */
    PROBE_ALLOW(
            "--probe.allow",
            Kind.TEXT,
            "probe.allow",
            "PG_EXPORTER_PROBE_ALLOW",
            "*",
            "Targets that /probe may be asked for, with commas: names, *.domain, addresses, networks, each with :port,"
                    + " :from-to or :*, 5432 without one; none switches /probe off."),
    /** Status of a backup host. */
    PGBACKREST_STATUS_DIRECTORY(
            "--pgbackrest.status-directory",
            Kind.TEXT,
            "pgbackrest",
            "PG_EXPORTER_PGBACKREST_STATUS_DIRECTORY",
            "",
            "Directory with the status files of a backup host; instead of the repositories in the configuration file."),
    /** Longest scrape. */
    COLLECTION_TIMEOUT(
            "--collection-timeout",
            Kind.TEXT,
            "limits.scrape_timeout",
            "PG_EXPORTER_COLLECTION_TIMEOUT",
            "8s",
            "How long a scrape may take where the request does not carry Prometheus' scrape timeout."),
    /** Old default queries. */
    DISABLE_DEFAULT_METRICS(
            "--disable-default-metrics",
            Kind.SWITCH,
            "legacy.disable_default_metrics",
            "PG_EXPORTER_DISABLE_DEFAULT_METRICS",
            "",
            "Leave out the old default queries."),
    /** Prefix of old families. */
    METRIC_PREFIX(
            "--metric-prefix",
            Kind.TEXT,
            "legacy.metric_prefix",
            "PG_EXPORTER_METRIC_PREFIX",
            "pg",
            "What the names of the old" + " default queries' families begin with."),
    /** Labels of all samples. */
    CONSTANT_LABELS(
            "--constantLabels",
            Kind.TEXT,
            "labels",
            "PG_EXPORTER_CONSTANT_LABELS",
            "",
            "Labels of all samples:" + " name=value,name=value."),
    /** Old queries file. */
    EXTEND_QUERY_PATH(
            "--extend.query-path",
            Kind.TEXT,
            "collectors.queries_files",
            "PG_EXPORTER_EXTEND_QUERY_PATH",
            "",
            "File of" + " queries in postgres_exporter's old format; several with commas."),
    /** All databases. */
    AUTO_DISCOVER_DATABASES(
            "--auto-discover-databases",
            Kind.SWITCH,
            "discovery.databases.discover",
            "PG_EXPORTER_AUTO_DISCOVER_DATABASES",
            "",
            "Visit all databases of each server."),
    /** Only these. */
    INCLUDE_DATABASES(
            "--include-databases",
            Kind.TEXT,
            "discovery.databases.include",
            "PG_EXPORTER_INCLUDE_DATABASES",
            "",
            "The only" + " databases to visit, with commas."),
    /** Not these. */
    EXCLUDE_DATABASES(
            "--exclude-databases",
            Kind.TEXT,
            "discovery.databases.exclude",
            "PG_EXPORTER_EXCLUDE_DATABASES",
            "",
            "Databases not to visit, with commas."),
    /** Earlier names. */
    ALIASES("--aliases", Kind.SWITCH, "aliases", "", "", "Show families also under the names of earlier releases."),
    /** Names of other exporters. */
    COMPATIBILITY(
            "--compatibility",
            Kind.SWITCH,
            "compatibility",
            "",
            "",
            "Show what dashboards made for other and older exporters ask for, too."),
    /** Statement texts. */
    INCLUDE_QUERY(
            "--collector.stat_statements.include_query",
            Kind.SWITCH,
            "collectors.enabled.stat_statements_text",
            "",
            "",
            "Show the texts of statements."),
    /** Their length. */
    QUERY_LENGTH(
            "--collector.stat_statements.query_length",
            Kind.TEXT,
            "collectors.parameters.stat_statements_text.query_length",
            "",
            "120",
            "Longest text of a statement, in characters."),
    /** How many. */
    STATEMENT_LIMIT(
            "--collector.stat_statements.limit",
            Kind.TEXT,
            "collectors.parameters.stat_statements.limit",
            "",
            "100",
            "How many statements are" + " shown."),
    /** Databases left out. */
    STATEMENT_EXCLUDE_DATABASES(
            "--collector.stat_statements.exclude_databases",
            Kind.TEXT,
            "collectors.parameters.stat_statements.exclude_databases,collectors.parameters.stat_statements_text.exclude_databases",
            "",
            "",
            "Databases whose statements are left out, with commas."),
    /** Users left out. */
    STATEMENT_EXCLUDE_USERS(
            "--collector.stat_statements.exclude_users",
            Kind.TEXT,
            "collectors.parameters.stat_statements.exclude_users,collectors.parameters.stat_statements_text.exclude_users",
            "",
            "",
            "Users whose statements are left out, with commas."),
    /** Level of the log. */
    LOG_LEVEL(
            "--log.level",
            Kind.TEXT,
            "",
            "",
            "info",
            "Least important messages that are logged: debug, info, warn, error."),
    /** Form of the log. */
    LOG_FORMAT("--log.format", Kind.TEXT, "", "", "logfmt", "Form of the log: logfmt or json."),
    /** Look only. */
    DRY_RUN(
            "--dry-run",
            Kind.SWITCH,
            "",
            "",
            "",
            "Print which collectors would run on each server, and why others would not; then"
                    + " exit: 0 if every server answers, 1 if one does not, 2 if the configuration is refused."),
    /** Maps of the old kind. */
    DUMPMAPS(
            "--dumpmaps", Kind.SWITCH, "", "", "", "The same as --dry-run, under the name that postgres_exporter has."),
    /** Version. */
    VERSION("--version", Kind.SWITCH, "", "", "", "Print the version and exit."),
    /** Help. */
    HELP("--help", Kind.SWITCH, "", "", "", "Print this and exit.");

    /** What follows a flag. */
    public enum Kind {
        /** Nothing: it is there or not. */
        SWITCH,
        /** A value. */
        TEXT,
        /** A value, and the flag may come again. */
        REPEATED
    }

    private final String text;
    private final Kind kind;
    private final String path;
    private final String variable;
    private final String standard;
    private final String help;

    Flag(String text, Kind kind, String path, String variable, String standard, String help) {
        this.text = text;
        this.kind = kind;
        this.path = path;
        this.variable = variable;
        this.standard = standard;
        this.help = help;
    }

    /** As it is written, with its hyphens. */
    public String text() {
        return text;
    }

    /** What follows it. */
    public Kind kind() {
        return kind;
    }

    /** The fields of the configuration file that it sets to the same value; empty: none. */
    public List<String> paths() {
        return path.isEmpty() ? List.of() : List.of(path.split(",", -1));
    }

    /** The environment variable that says the same, if there is one; the flag wins. */
    public Optional<String> variable() {
        return Optional.of(variable).filter(name -> !name.isEmpty());
    }

    /** The default as documented; empty if there is none. */
    public String standard() {
        return standard;
    }

    /** One or two sentences of description. */
    public String help() {
        return help;
    }

    /** Those that have an environment variable. */
    public static List<Flag> withVariable() {
        return Arrays.stream(values())
                .filter(flag -> flag.variable().isPresent())
                .toList();
    }
}
