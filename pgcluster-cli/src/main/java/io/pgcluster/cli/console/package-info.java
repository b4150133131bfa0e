/**
 * Everything that a user or a program reads: text, problems with their source line, tables, JSON, progress, and the answers a user
 * types. Fed by the commands; the only package that touches the standard streams.
 */
@NullMarked
package io.pgcluster.cli.console;

import org.jspecify.annotations.NullMarked;
