/**
 * How the exporter's log looks: one line an event, as logfmt or JSON, to standard error. Fed by the flags; everything else logs through
 * SLF4J and knows nothing of it.
 */
@NullMarked
package io.pgcluster.exporter.logging;

import org.jspecify.annotations.NullMarked;
