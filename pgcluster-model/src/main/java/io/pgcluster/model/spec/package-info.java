/** Records one to one with the YAML of a specification, after defaults were layered under what the user wrote. Fed by
 * {@code io}; feeds the rules and everything that renders.
 */
@NullMarked
package io.pgcluster.model.spec;

import org.jspecify.annotations.NullMarked;
