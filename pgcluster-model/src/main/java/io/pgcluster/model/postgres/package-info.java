/**
 * PostgreSQL versions and their parameters, as data with a typed look-up. Fed by a file recorded from real servers; feeds the rules
 * and the renderers.
 */
@NullMarked
package io.pgcluster.model.postgres;

import org.jspecify.annotations.NullMarked;
