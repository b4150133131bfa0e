/**
 * Runs collectors and sources and hands over what is there when time is up. Fed by servers, collectors and sources; feeds the exposition.
 * An answer always comes within the deadline, even if a server hangs.
 */
@NullMarked
package io.pgcluster.exporter.scrape;

import org.jspecify.annotations.NullMarked;
