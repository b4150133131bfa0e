package io.pgcluster.model.spec;

import io.pgcluster.model.value.SqlIdentifier;
import java.util.Optional;

/** A further role. */
public record RoleSpec(
        @Doc(value = "Name of the role.", example = "reporting")
        SqlIdentifier name,

        @Doc("What the role may do in the application database.")
        RoleAccess access,

        @Doc("May connect, with a generated password.") boolean login,

        @Doc(value = "Maximum number of concurrent connections.", min = 1, max = 10000)
        Optional<Integer> connectionLimit) {}
