/**
 * What must hold between the fields of a specification: one class per rule, listed in {@link io.pgcluster.model.rule.SpecRules}. Fed by
 * the bound specification and by what PostgreSQL knows ({@code postgres}, {@code budget}, {@code sizing}); feeds {@code resolve}.
 */
@NullMarked
package io.pgcluster.model.rule;

import org.jspecify.annotations.NullMarked;
