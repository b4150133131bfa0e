package io.pgcluster.model.spec;

import io.pgcluster.model.postgres.PostgresVersion;
import io.pgcluster.model.value.ExtensionName;
import io.pgcluster.model.value.SqlIdentifier;
import io.pgcluster.model.value.TimeZoneName;
import java.util.List;
import java.util.Map;

/** The database server. */
public record PostgresSpec(
        @Doc(value = "Major version of PostgreSQL, 12 to 19; 19 is a release candidate.", example = "15")
        PostgresVersion version,

        @Doc(value = "Application database, owned by the application user; case-sensitive.", example = "myapp")
        SqlIdentifier database,

        @Doc(
                value =
                        "Further databases: created where they do not exist, owned by the application user, and served by the"
                                + " poolers.",
                example = "[{name: reporting}]")
        List<DatabaseSpec> databases,

        @Doc(
                value = "Application login role, owner of the database; never a superuser. Case-sensitive.",
                example = "appuser")
        SqlIdentifier user,

        @Doc(value = "max_connections of every server, administrators and exporter included.", min = 25, max = 10000)
        int maxConnections,

        @Doc("Refuse client connections without TLS; false also admits plaintext between client and cluster.")
        boolean ssl,

        @Doc("How memory is split between shared buffers, sorts and connections.")
        WorkloadProfile profile,

        @Doc(
                value = "Server parameters beyond what is sized for you; checked against the version.",
                example = "{log_min_duration_statement: 500ms}")
        Map<String, String> parameters,

        @Doc("Row changes for consumers outside the cluster.")
        LogicalReplicationSpec logicalReplication,

        @Doc(
                value = "Extensions to preload where needed and create in the application database.",
                example = "[pg_stat_statements]")
        List<ExtensionName> extensions,

        @Doc(
                value = "Collation and character type of the databases; C.UTF-8 does not change with the C library.",
                example = "C.UTF-8")
        String locale,

        @Doc("Character set of the databases.") String encoding,

        @Doc(value = "Time zone of sessions that do not set one, and of the server log.", example = "Asia/Seoul")
        TimeZoneName timeZone) {
    /** Keeps unmodifiable copies. */
    public PostgresSpec {
        databases = Values.list(databases);
        parameters = Values.map(parameters);
        extensions = Values.list(extensions);
    }
}
