/**
 * Starts real PostgreSQL servers of any supported major version, without an installation and without containers, for
 * as long as a test needs them. Fed by the archives of binaries that the build copies beside it; feeds tests with JDBC
 * connections. A server owns its directory, listens on the loopback interface alone, and leaves nothing behind.
 */
@NullMarked
package io.pgcluster.embedded;

import org.jspecify.annotations.NullMarked;
