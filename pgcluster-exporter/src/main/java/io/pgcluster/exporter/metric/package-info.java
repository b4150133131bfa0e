/**
 * What is measured: families, their samples, and the place where collectors put them. Knows neither databases nor HTTP; fed by the
 * collectors, and feeds the exposition.
 */
@NullMarked
package io.pgcluster.exporter.metric;

import org.jspecify.annotations.NullMarked;
