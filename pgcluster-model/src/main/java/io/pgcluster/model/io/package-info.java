/**
 * Reads the text of a specification (YAML or JSON) into a tree with the place of everything, and writes a resolved specification. The
 * only package that knows a YAML library. Fed by files; feeds {@code resolve}.
 */
@NullMarked
package io.pgcluster.model.io;

import org.jspecify.annotations.NullMarked;
