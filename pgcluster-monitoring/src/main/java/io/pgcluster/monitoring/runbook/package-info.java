/**
 * Runbooks: one page for each alert, made of the alert itself and of a text about it. The texts are resources, so that a person can
 * write them as Markdown.
 */
@NullMarked
package io.pgcluster.monitoring.runbook;

import org.jspecify.annotations.NullMarked;
