/**
 * The port that every target implements: cluster in, platform out; plan in, artifacts out. Fed with a plan; feeds the bundle. Its own
 * packages, one for each target, never import each other.
 */
@NullMarked
package io.pgcluster.render.target;

import org.jspecify.annotations.NullMarked;
