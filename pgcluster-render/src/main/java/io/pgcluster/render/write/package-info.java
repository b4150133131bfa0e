/** Bundles on disk: written atomically next to a manifest that tells rendered files from edited ones, and compared with what is there.
 * Fed with a bundle; the only part of the renderer that touches files.
 */
@NullMarked
package io.pgcluster.render.write;

import org.jspecify.annotations.NullMarked;
