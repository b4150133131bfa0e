/**
 * Builds records from a tree, strictly: unknown keys, wrong types, unknown choices, numbers out of range and values that refuse
 * themselves are all reported at once, each at its place. Fed by {@code tree} and {@code shape}; feeds {@code resolve}.
 */
@NullMarked
package io.pgcluster.model.bind;

import org.jspecify.annotations.NullMarked;
