package io.pgcluster.model.spec;

import io.pgcluster.model.value.DnsLabel;
import io.pgcluster.model.value.SqlIdentifier;
import java.util.Optional;

/** Something that must be true of restored data. */
public record DrillAssertionSpec(
        @Doc(value = "Name of the assertion in results and metrics.", example = "orders-present")
        DnsLabel name,

        @Doc("Database in which the query runs; the application database by default.")
        Optional<SqlIdentifier> database,

        @Doc(
                value =
                        "One query that returns one row with one column, which must be true. It runs in a read-only transaction of the"
                                + " throw-away server, as a role that may read everything in the database.",
                example = "SELECT count(*) > 0 FROM orders")
        String sql) {}
