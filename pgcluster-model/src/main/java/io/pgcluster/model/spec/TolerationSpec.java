package io.pgcluster.model.spec;

import java.util.Optional;

/** A taint that is tolerated. */
public record TolerationSpec(
        @Doc(value = "Key of the taint.", example = "dedicated")
        String key,

        @Doc("Value of the taint; any by default.") Optional<String> value,
        @Doc("Effect of the taint.") TaintEffect effect) {}
