/**
 * What a specification's text says, as a tree that remembers where everything was written, and how one tree is layered over another.
 * Fed by {@code io} and by the defaults; feeds {@code bind}, which makes records of it, and the code that must find a field's position.
 */
@NullMarked
package io.pgcluster.model.tree;

import org.jspecify.annotations.NullMarked;
