/** Writers of the text formats that clusters are configured in, each with one canonical form and total escaping. Fed with plain
 * values by everything that renders; knows no cluster.
 */
@NullMarked
package io.pgcluster.render.text;

import org.jspecify.annotations.NullMarked;
