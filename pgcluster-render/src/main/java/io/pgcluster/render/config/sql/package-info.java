/**
 * Roles, databases, grants and extensions as typed steps that can be repeated, with two writers: a script for psql, and statements by
 * session for a driver. Fed by a plan; feeds the targets, whose jobs run the script, and those who run the statements themselves.
 */
@NullMarked
package io.pgcluster.render.config.sql;

import org.jspecify.annotations.NullMarked;
