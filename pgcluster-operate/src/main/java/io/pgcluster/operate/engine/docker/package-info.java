/**
 * Runs the container engine's own programs, {@code docker} and {@code docker compose}, with deadlines and bounded output. Fed by the
 * packages that operate a cluster; feeds them outcomes, containers and running conversations. Secrets are never passed as arguments.
 */
@NullMarked
package io.pgcluster.operate.engine.docker;

import org.jspecify.annotations.NullMarked;
