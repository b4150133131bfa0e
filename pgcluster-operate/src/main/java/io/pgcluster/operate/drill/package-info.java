/**
 * Breaks a running cluster on purpose while a client writes, and holds what happened against the plan's bounds. Fed by the plan and the
 * containers; feeds the command {@code drill} and the end-to-end tests with reports. Every fault that it injects it undoes.
 */
@NullMarked
package io.pgcluster.operate.drill;

import org.jspecify.annotations.NullMarked;
