/** The façade: {@link io.pgcluster.model.ClusterModel} turns the text of a specification into a validated, complete cluster or into
 * every problem found. Fed by files; feeds the renderers and the command line.
 */
@NullMarked
package io.pgcluster.model;

import org.jspecify.annotations.NullMarked;
