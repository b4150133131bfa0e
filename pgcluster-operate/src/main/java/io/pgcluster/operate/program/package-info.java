/**
 * Runs programs of this machine with deadlines and bounded output, talks with running ones, and lets the JDBC driver connect through one.
 * Fed by the engines; feeds them and the operations outcomes and conversations. Secrets are never passed as arguments.
 */
@NullMarked
package io.pgcluster.operate.program;

import org.jspecify.annotations.NullMarked;
