/**
 * One class per command, and what commands share: options and how failures are shown. Fed by {@code Main}; feeds on the model, the
 * renderers and the console.
 */
@NullMarked
package io.pgcluster.cli.command;

import org.jspecify.annotations.NullMarked;
