/**
 * How a test gets the programs of a server, and is skipped where the build has none. Fed by the build's archives through
 * {@code io.pgcluster.embedded}; feeds the tests of every module. The only package here that knows JUnit.
 */
@NullMarked
package io.pgcluster.embedded.junit;

import org.jspecify.annotations.NullMarked;
