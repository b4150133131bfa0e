/**
 * How an operation ends that does not succeed: refused before anything was changed, failed, or unavailable on this machine, each with
 * what to do. Fed by every package of this module; feeds the caller of the operation.
 */
@NullMarked
package io.pgcluster.operate.failure;

import org.jspecify.annotations.NullMarked;
