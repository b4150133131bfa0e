/**
 * Backups of a running cluster and the ways back from them: jobs on the backup host, lists and recoverable ranges, a restore in place that
 * is written down step by step, so that it can be resumed or undone. Fed by a running cluster; feeds the operations with reports.
 */
@NullMarked
package io.pgcluster.operate.backup;

import org.jspecify.annotations.NullMarked;
