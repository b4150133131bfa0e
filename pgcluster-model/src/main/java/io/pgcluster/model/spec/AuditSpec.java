package io.pgcluster.model.spec;

import java.util.List;

/** Who did what. */
public record AuditSpec(
        @Doc("Log statements by class through pgAudit.") boolean enabled,

        @Doc(value = "Statement classes that are logged.", example = "[ddl, role]")
        List<AuditClass> classes) {
    /** Keeps unmodifiable copies. */
    public AuditSpec {
        classes = Values.list(classes);
    }
}
