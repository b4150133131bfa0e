/**
 * A PostgreSQL server as collectors meet it: facts that are read once per connection, sessions with limits, and the few connections
 * that are kept. Fed by the configuration, feeds the collectors; the only package that knows the connection pool.
 */
@NullMarked
package io.pgcluster.exporter.server;

import org.jspecify.annotations.NullMarked;
