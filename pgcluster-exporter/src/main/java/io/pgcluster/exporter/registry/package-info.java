/**
 * The exporter's own metrics: the process, the virtual machine, what was left out. The only package that knows simpleclient; fed by all code that
 * counts, and feeds each scrape like any other source of samples.
 */
@NullMarked
package io.pgcluster.exporter.registry;

import org.jspecify.annotations.NullMarked;
