/**
 * From answers to a specification: the questions of {@code init} in seven steps, the conversation that asks them, and the writer of the
 * file. Fed by options and by what a user types; feeds {@code command.InitCommand}.
 */
@NullMarked
package io.pgcluster.cli.wizard;

import org.jspecify.annotations.NullMarked;
