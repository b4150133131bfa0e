/**
 * The specification's published JSON Schema, and what each field means, for programs and users that write specifications. Fed by the
 * shapes of the records and by the defaults; feeds editors, the command line's {@code schema} and {@code explain}, and later the chart.
 */
@NullMarked
package io.pgcluster.model.schema;

import org.jspecify.annotations.NullMarked;
