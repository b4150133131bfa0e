/**
 * How a command ends: exit codes, and the failure that carries one with what happened and what to do. Fed by every package of the
 * command line; feeds {@code Main}, which prints and exits.
 */
@NullMarked
package io.pgcluster.cli.outcome;

import org.jspecify.annotations.NullMarked;
