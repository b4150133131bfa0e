package io.pgcluster.exporter.collector.definition.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pgcluster.model.spec.Doc;
import java.util.Optional;

/** What must hold; all that is given must. */
public record Conditions(
        @Doc(value = "Major versions of PostgreSQL.", example = "\"12-16\"")
        Optional<VersionRange> version,

        @Doc(value = "Only on a primary, or only on a standby.", example = "primary")
        Optional<RoleWord> role,

        @Doc(value = "An extension that must be installed in the database.", example = "pg_stat_statements>=1.8")
        Optional<ExtensionNeed> extension,

        @Doc(
                value = "A predefined role that the user must be a member of, if it is not a superuser.",
                example = "pg_monitor")
        @JsonProperty("member_of")
        Optional<String> memberOf) {
    /** Nothing must hold. */
    public static final Conditions NONE =
            new Conditions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
