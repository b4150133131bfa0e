/** A validated cluster becomes files: the façade over plan, targets and bundle. Fed with a resolved cluster of the model; feeds the
 * command line and programs that embed the renderer.
 */
@NullMarked
package io.pgcluster.render;

import org.jspecify.annotations.NullMarked;
