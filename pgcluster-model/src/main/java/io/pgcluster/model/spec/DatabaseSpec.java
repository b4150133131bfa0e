package io.pgcluster.model.spec;

import io.pgcluster.model.value.SqlIdentifier;
import java.util.Optional;

/** A further database. */
public record DatabaseSpec(
        @Doc(value = "Name of the database.", example = "reporting")
        SqlIdentifier name,

        @Doc(
                value = "Server connections that all poolers together may open to it; an equal share by default.",
                min = 4,
                max = 10000)
        Optional<Integer> connections) {}
