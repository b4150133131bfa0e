/**
 * Real PostgreSQL servers of any supported major version as processes of this machine: made, started, copied to streaming
 * standbys, frozen, stopped, without an installation and without containers. Fed by the archives of programs that the
 * build copies into its target directory, and by installed servers; feeds the command line's engine without Docker, and tests with servers that leave nothing behind.
 */
@NullMarked
package io.pgcluster.embedded;

import org.jspecify.annotations.NullMarked;
