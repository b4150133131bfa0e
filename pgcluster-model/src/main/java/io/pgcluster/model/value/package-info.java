/** Self-checking values of the specification: quantities, durations, names, networks. They depend on nothing and are used
 * everywhere.
 */
@NullMarked
package io.pgcluster.model.value;

import org.jspecify.annotations.NullMarked;
