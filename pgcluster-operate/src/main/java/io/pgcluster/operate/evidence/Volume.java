package io.pgcluster.operate.evidence;

import java.util.Optional;

/**
 * A volume that exists.
 *
 * @param name the engine's name of it
 * @param identity which cluster it belongs to; empty if it was never started with
 * @param filled whether a store or a database was made in it
 * @param database what the data directory says; empty if there is none, or it is another kind of volume
 */
public record Volume(String name, Optional<Identity> identity, boolean filled, Optional<DatabaseFacts> database) {}
