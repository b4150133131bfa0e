/**
 * From the argument that names a specification to the cluster it describes: reads files and standard input, has them resolved, and
 * reports what is wrong with them. Fed by the commands; feeds them the resolved cluster.
 */
@NullMarked
package io.pgcluster.cli.input;

import org.jspecify.annotations.NullMarked;
