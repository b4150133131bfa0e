/** The resolved cluster, which all renderers see. Fed by {@code resolve} alone; feeds {@code pgcluster-render}.
 */
@NullMarked
package io.pgcluster.model.cluster;

import org.jspecify.annotations.NullMarked;
