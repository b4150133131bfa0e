/**
 * The command line's entry: {@link io.pgcluster.cli.Main} runs a command on the process's own streams and exits with its code. Fed by
 * the shell; feeds {@code command}.
 */
@NullMarked
package io.pgcluster.cli;

import org.jspecify.annotations.NullMarked;
