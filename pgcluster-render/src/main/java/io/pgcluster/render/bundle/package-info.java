/** Rendered files in memory: sorted, unique, with normalised relative paths. Fed by the targets; feeds {@code write} and anyone who
 * embeds the renderer.
 */
@NullMarked
package io.pgcluster.render.bundle;

import org.jspecify.annotations.NullMarked;
