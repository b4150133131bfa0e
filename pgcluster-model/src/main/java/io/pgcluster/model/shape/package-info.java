/**
 * What the records of {@code spec} look like, read from them once by reflection: fields, their meaning, their type and range. Fed by
 * the records and their {@link io.pgcluster.model.spec.Doc} annotations; feeds the binder, {@code explain} and the JSON Schema, so that
 * a new field needs no line anywhere but in its record and in the defaults.
 */
@NullMarked
package io.pgcluster.model.shape;

import org.jspecify.annotations.NullMarked;
