/**
 * Random specifications that are valid, for property tests of this and other modules; published as the module's test jar. Fed by a seed;
 * feeds jqwik.
 */
@NullMarked
package io.pgcluster.model.arbitrary;

import org.jspecify.annotations.NullMarked;
