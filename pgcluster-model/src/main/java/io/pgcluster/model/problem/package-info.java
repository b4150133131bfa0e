/** What is wrong with a specification and where: problems, severities, paths and positions. Fed by the reader and the
 * rules; feeds the command line.
 */
@NullMarked
package io.pgcluster.model.problem;

import org.jspecify.annotations.NullMarked;
